// Every contract on every implementation.
#include "tests/contract/Contracts.h"
#include "tests/contract/Places.h"

// A class per pair, so that a failure is reported under both names. Registered by hand: CppUnit's own macro
// names its variable by the line, and these all stand in one.
#define RUN_CONTRACT(Contract, where)                                                                        \
    class Contract##_##where : public Contract                                                               \
    {                                                                                                        \
        CPPUNIT_TEST_SUB_SUITE(Contract##_##where, Contract);                                                \
        CPPUNIT_TEST_SUITE_END();                                                                            \
                                                                                                             \
    protected:                                                                                               \
        std::unique_ptr<Place> open() override { return where(); }                                           \
    };                                                                                                       \
    const CppUnit::AutoRegisterSuite<Contract##_##where> registered##Contract##_##where

#define RUN_EVERY_CONTRACT(where)                                                                            \
    RUN_CONTRACT(UnitOfWorkContract, where);                                                                 \
    RUN_CONTRACT(CustomerContract, where);                                                                   \
    RUN_CONTRACT(ContactContract, where);                                                                    \
    RUN_CONTRACT(ContactListContract, where);                                                                \
    RUN_CONTRACT(MembershipContract, where);                                                                 \
    RUN_CONTRACT(DraftContract, where);                                                                      \
    RUN_CONTRACT(RequestContract, where);                                                                    \
    RUN_CONTRACT(AuditContract, where);                                                                      \
    RUN_CONTRACT(OutboxContract, where);                                                                     \
    RUN_CONTRACT(MailTestContract, where);                                                                   \
    RUN_CONTRACT(ErrandContract, where);                                                                     \
    RUN_CONTRACT(UserLinkContract, where);                                                                   \
    RUN_CONTRACT(TokenContract, where);                                                                      \
    RUN_CONTRACT(DoorContract, where);                                                                       \
    RUN_CONTRACT(DirectoryContract, where);                                                                  \
    RUN_CONTRACT(SuggestionContract, where);                                                                 \
    RUN_CONTRACT(CatalogueContract, where);                                                                  \
    RUN_CONTRACT(AuditWalkContract, where);                                                                  \
    RUN_CONTRACT(ImportContract, where);                                                                     \
    RUN_CONTRACT(KeepsakeContract, where);                                                                   \
    RUN_CONTRACT(ErasureContract, where)

namespace contacts::tests {

RUN_EVERY_CONTRACT(inMemory);
RUN_EVERY_CONTRACT(onSqlite);
RUN_EVERY_CONTRACT(onMariaDb);

}  // namespace contacts::tests
