#include "tests/contract/Contracts.h"

namespace contacts::tests {

namespace {

Customer called(const std::string& name)
{
    Customer customer;
    customer.name = name;
    return customer;
}

}  // namespace


void UnitOfWorkContract::leavesNoTraceWithoutCommit()
{
    {
        const auto unit = storage().begin();
        (void)unit->customers().add(called("Halfway"));
        CPPUNIT_ASSERT(unit->customers().findByName("Halfway"));
    }
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.customers().findByName("Halfway"); }));
}


void UnitOfWorkContract::isSeenByOthersAfterCommitOnly()
{
    const auto unit = storage().begin();
    (void)unit->customers().add(called("Later"));
    unit->commit();
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.customers().findByName("Later"); }));
}


void UnitOfWorkContract::repeatsWorkThatTheDatabaseAsksFor()
{
    int runs = 0;
    storage().inOne([&](UnitOfWork& work) {
        (void)work.customers().add(called("Persistent"));
        if (++runs < 3)
            throw StorageFailure(StorageFailure::Kind::again, "try again");
    });
    CPPUNIT_ASSERT_EQUAL(3, runs);
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.customers().findByName("Persistent"); }));
}


void UnitOfWorkContract::passesExceptionsOfTheWorkOnAfterRollingBack()
{
    CPPUNIT_ASSERT_THROW(storage().inOne([&](UnitOfWork& work) {
        (void)work.customers().add(called("Refused"));
        throw std::domain_error("no");
    }),
                         std::domain_error);
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.customers().findByName("Refused"); }));
}

}  // namespace contacts::tests
