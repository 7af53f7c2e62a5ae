// Runs all registered fixtures, or those whose "Fixture::test" holds one of the given words.
#include <cppunit/BriefTestProgressListener.h>
#include <cppunit/CompilerOutputter.h>
#include <cppunit/TestResult.h>
#include <cppunit/TestResultCollector.h>
#include <cppunit/TestRunner.h>
#include <cppunit/extensions/TestFactoryRegistry.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

/// Leaves of the tree whose full name holds `word`.
void pick(CppUnit::Test* test, const std::string& word, std::vector<CppUnit::Test*>& picked)
{
    if (test->getChildTestCount() > 0)
        for (int i = 0; i < test->getChildTestCount(); ++i)
            pick(test->getChildTestAt(i), word, picked);
    else if (test->getName().find(word) != std::string::npos)
        picked.push_back(test);
}

}  // namespace


int main(int argc, char** argv)
{
    CppUnit::TestResult result;
    CppUnit::TestResultCollector collected;
    CppUnit::BriefTestProgressListener progress;
    result.addListener(&collected);
    result.addListener(&progress);

    CppUnit::Test* all = CppUnit::TestFactoryRegistry::getRegistry().makeTest();
    if (argc > 1)
    {
        for (int i = 1; i < argc; ++i)
        {
            std::vector<CppUnit::Test*> picked;
            pick(all, argv[i], picked);
            for (auto* test : picked)
                test->run(&result);
        }
    }
    else
        all->run(&result);

    CppUnit::CompilerOutputter(&collected, std::cerr).write();
    const auto failed = collected.testFailuresTotal();
    std::cout << std::filesystem::path(argv[0]).filename().string() << ": " << collected.runTests() - failed
              << " passed, " << failed << " failed\n";
    delete all;
    return collected.wasSuccessful() && collected.runTests() > 0 ? 0 : 1;
}
