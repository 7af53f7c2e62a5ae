#include "host/src/plugins/Jobs.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>

namespace {

using supportcentre::Jobs;
using namespace std::chrono_literals;


bool comesTrue(const std::function<bool()>& condition)
{
    for (int i = 0; i < 300; ++i)
    {
        if (condition())
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}


class JobsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(JobsTest);
    CPPUNIT_TEST(aJobRunsAgainAndAgain);
    CPPUNIT_TEST(aJobNeverRunsTwiceAtTheSameTime);
    CPPUNIT_TEST(soonDoesNotWaitForTheNextTurn);
    CPPUNIT_TEST(whatIsAskedForWhileItRunsIsNotForgotten);
    CPPUNIT_TEST(aDroppedJobDoesNotBeginAgain);
    CPPUNIT_TEST(stoppingWaitsForTheJobThatRuns);
    CPPUNIT_TEST_SUITE_END();

public:
    void aJobRunsAgainAndAgain()
    {
        std::atomic<int> runs{0};
        Jobs jobs;
        jobs.add("a", "count", 10ms, [&] { ++runs; });
        jobs.start();
        CPPUNIT_ASSERT(comesTrue([&] { return runs >= 3; }));
    }

    void aJobNeverRunsTwiceAtTheSameTime()
    {
        std::atomic<int> inside{0};
        std::atomic<int> most{0};
        std::atomic<int> runs{0};
        Jobs jobs(4);
        jobs.add("a", "slow", 10ms, [&] {
            most = std::max(most.load(), ++inside);
            std::this_thread::sleep_for(15ms);
            --inside;
            ++runs;
        });
        jobs.start();
        CPPUNIT_ASSERT(comesTrue([&] {
            jobs.soon("a", "slow");
            return runs >= 5;
        }));
        jobs.stop();
        CPPUNIT_ASSERT_EQUAL(1, most.load());
    }

    void soonDoesNotWaitForTheNextTurn()
    {
        std::atomic<int> runs{0};
        Jobs jobs;
        jobs.add("a", "rare", 1h, [&] { ++runs; });
        jobs.start();
        jobs.soon("a", "rare");
        CPPUNIT_ASSERT(comesTrue([&] { return runs == 1; }));
    }

    void whatIsAskedForWhileItRunsIsNotForgotten()
    {
        std::atomic<int> runs{0};
        Jobs jobs;
        jobs.add("a", "rare", 1h, [&] {
            if (++runs == 1)
                jobs.soon("a", "rare");
        });
        jobs.start();
        jobs.soon("a", "rare");
        CPPUNIT_ASSERT(comesTrue([&] { return runs == 2; }));
    }

    void aDroppedJobDoesNotBeginAgain()
    {
        std::atomic<int> runs{0};
        Jobs jobs;
        jobs.add("a", "count", 10ms, [&] { ++runs; });
        jobs.start();
        CPPUNIT_ASSERT(comesTrue([&] { return runs >= 1; }));
        jobs.drop("a");
        std::this_thread::sleep_for(30ms);
        const int before = runs;
        std::this_thread::sleep_for(60ms);
        CPPUNIT_ASSERT_EQUAL(before, runs.load());
    }

    void stoppingWaitsForTheJobThatRuns()
    {
        std::atomic<bool> begun{false};
        std::atomic<bool> ended{false};
        Jobs jobs;
        jobs.add("a", "slow", 10ms, [&] {
            begun = true;
            std::this_thread::sleep_for(50ms);
            ended = true;
        });
        jobs.start();
        CPPUNIT_ASSERT(comesTrue([&] { return begun.load(); }));
        jobs.stop();
        CPPUNIT_ASSERT(ended);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JobsTest);

}  // namespace
