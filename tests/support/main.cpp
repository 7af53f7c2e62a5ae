// Runs all registered fixtures, or those whose "Fixture::test" holds one of the given words.
#include "tests/support/Afterwards.h"

#include <cppunit/CompilerOutputter.h>
#include <cppunit/Test.h>
#include <cppunit/TestFailure.h>
#include <cppunit/TestListener.h>
#include <cppunit/TestResult.h>
#include <cppunit/TestResultCollector.h>
#include <cppunit/TestRunner.h>
#include <cppunit/extensions/TestFactoryRegistry.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace {

/// A line a test, with its time: what has become slow is found by reading.
class Progress : public CppUnit::TestListener
{
public:
    void startTest(CppUnit::Test* test) override
    {
        std::cout << test->getName() << std::flush;
        _good = true;
        _begun = std::chrono::steady_clock::now();
    }

    void addFailure(const CppUnit::TestFailure& failure) override
    {
        std::cout << (failure.isError() ? " : error" : " : assertion");
        _good = false;
    }

    void endTest(CppUnit::Test* /*test*/) override
    {
        const auto took = std::chrono::steady_clock::now() - _begun;
        std::cout << (_good ? " : OK" : "") << " ("
                  << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms)"
                  << std::endl;
    }

private:
    bool _good = true;
    std::chrono::steady_clock::time_point _begun{};
};


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
    // A server that hangs up while we still send is an answer some tests wait for, not the end of all of
    // them.
    std::signal(SIGPIPE, SIG_IGN);
    CppUnit::TestResult result;
    CppUnit::TestResultCollector collected;
    Progress progress;
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
    for (const auto& what : tests::failedAfterwards())
        std::cerr << "while putting a test away: " << what << "\n";
    const auto late = static_cast<int>(tests::failedAfterwards().size());
    const auto failed = collected.testFailuresTotal() + late;
    std::cout << std::filesystem::path(argv[0]).filename().string() << ": "
              << std::max(collected.runTests() - failed, 0) << " passed, " << failed << " failed\n";
    delete all;
    return failed == 0 && collected.runTests() > 0 ? 0 : 1;
}
