// Runs all registered tests, or those whose "Fixture::test" holds one of the given words. "--part 1/2" in
// front runs the first half of them, so that two processes share the waiting; "--turn 1/2" every second one.
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
#include <optional>
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


struct Part
{
    std::size_t number = 1;
    std::size_t of = 1;
    bool byTurns = false;  ///< Where neighbours are the longest; else they share what is dear to start.

    [[nodiscard]] bool holds(std::size_t index, std::size_t count) const
    {
        return (byTurns ? index % of : index * of / count) == number - 1;
    }
};


/// "1/2"
std::optional<Part> partFrom(const std::string& text)
{
    const auto slash = text.find('/');
    if (slash != 1 || text.size() != 3 || text[0] < '1' || text[2] > '9' || text[0] > text[2])
        return std::nullopt;
    return Part{static_cast<std::size_t>(text[0] - '0'), static_cast<std::size_t>(text[2] - '0')};
}


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

    std::vector<std::string> words(argv + 1, argv + argc);
    const bool parted = words.size() > 1 && (words[0] == "--part" || words[0] == "--turn");
    auto part = parted ? partFrom(words[1]) : Part{};
    if (part)
        part->byTurns = parted && words[0] == "--turn";
    else
    {
        std::cerr << words[0] << " wants 1/2, 2/2 and the like, not " << words[1] << "\n";
        return 2;
    }
    if (parted)
        words.erase(words.begin(), words.begin() + 2);
    if (words.empty())
        words.emplace_back();  // Stands in every name.

    CppUnit::Test* all = CppUnit::TestFactoryRegistry::getRegistry().makeTest();
    std::vector<CppUnit::Test*> picked;
    for (const auto& word : words)
        pick(all, word, picked);
    for (std::size_t i = 0; i < picked.size(); ++i)
        if (part->holds(i, picked.size()))
            picked[i]->run(&result);

    CppUnit::CompilerOutputter(&collected, std::cerr).write();
    for (const auto& what : tests::failedAfterwards())
        std::cerr << "while putting a test away: " << what << "\n";
    const auto late = static_cast<int>(tests::failedAfterwards().size());
    const auto failed = collected.testFailuresTotal() + late;
    for (const auto& what : tests::leftOut())
        std::cout << "left out: " << what << "\n";
    const auto tried = collected.runTests() - static_cast<int>(tests::leftOut().size());
    std::cout << std::filesystem::path(argv[0]).filename().string() << ": " << std::max(tried - failed, 0)
              << " passed, " << failed << " failed\n";
    delete all;
    return failed == 0 && (collected.runTests() > 0 || parted) ? 0 : 1;
}
