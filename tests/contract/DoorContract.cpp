// What happens in front of the door: how often, and who forgot his password.
#include "tests/contract/Contracts.h"

#include <thread>

namespace contacts::tests {

namespace {

constexpr std::chrono::seconds span{60};

}  // namespace


void DoorContract::countsWithinASpanAndBeginsAgainAfterIt()
{
    const auto pass = [&](Time now) {
        return inOne([&](UnitOfWork& work) { return work.door().pass("reset/1", now, span); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), pass(at(1'000)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), pass(at(1'000)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), pass(at(1'000) + span - std::chrono::seconds(1)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), pass(at(1'000) + span));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), pass(at(1'000) + span + span - std::chrono::seconds(1)));
}


void DoorContract::tellsBucketsApartByEveryByte()
{
    inOne([](UnitOfWork& work) {
        for (const auto* bucket : {"a", "A", "a ", "á", ""})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(bucket, std::size_t(1), work.door().pass(bucket, at(1), span));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), work.door().pass("a", at(1), span));
    });
}


void DoorContract::countsEveryOneOfManyAtOnce()
{
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 5; ++j)
                    storage().inOne([](UnitOfWork& work) { (void)work.door().pass("many", at(1), span); });
            });
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t(21),
                         inOne([](UnitOfWork& work) { return work.door().pass("many", at(1), span); }));
}


void DoorContract::forgetsWhatIsLongOver()
{
    inOne([](UnitOfWork& work) {
        (void)work.door().pass("old", at(1), span);
        (void)work.door().pass("new", at(500), span);
        work.door().forgetPaces(at(500));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), work.door().pass("old", at(1), span));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), work.door().pass("new", at(500), span));
    });
}


void DoorContract::keepsWishesUntilSomebodyTakesThem()
{
    inOne([](UnitOfWork& work) {
        for (const auto* email : {"a@x.example", "b@x.example", "a@x.example"})
            work.door().wish(email, at(7));
    });
    const auto two = reading([](UnitOfWork& work) { return work.door().wishes(2); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), two.size());
    CPPUNIT_ASSERT_EQUAL(std::string("a@x.example"), two[0].email);
    CPPUNIT_ASSERT_EQUAL(std::string("b@x.example"), two[1].email);
    CPPUNIT_ASSERT(two[0].at == at(7));
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.door().take(two[0].id); }));
    CPPUNIT_ASSERT(!inOne([&](UnitOfWork& work) { return work.door().take(two[0].id); }));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2),
                         reading([](UnitOfWork& work) { return work.door().wishes(9); }).size());
}

}  // namespace contacts::tests
