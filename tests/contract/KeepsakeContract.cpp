// Idempotency keys and the role catalogue.
#include "tests/contract/Contracts.h"

namespace contacts::tests {

void KeepsakeContract::remembersAnAnswerOnce()
{
    const RememberedAnswer answer{"bodyhash", 201, R"({"text":"🍣 é"})"};
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.idempotency().find(AccountId{1}, "key"));
        CPPUNIT_ASSERT(work.idempotency().put(AccountId{1}, "key", answer, at(5)));
    });
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.idempotency().put(AccountId{1}, "key", {"other", 500, ""}, at(6)));
        CPPUNIT_ASSERT(work.idempotency().put(AccountId{1}, "key/2", {"other", 200, ""}, at(6)));
    });
    const auto found = reading([](UnitOfWork& work) { return work.idempotency().find(AccountId{1}, "key"); });
    CPPUNIT_ASSERT(found->bodyHash == answer.bodyHash && found->status == 201 &&
                   found->answer == answer.answer);
}


void KeepsakeContract::tellsKeysApartByEveryByteAndAccount()
{
    inOne([](UnitOfWork& work) {
        for (const auto* key : {"key", "KEY", "key ", " ", "", "kéy", "ke\xcc\x81y"})
            CPPUNIT_ASSERT_MESSAGE(key, work.idempotency().put(AccountId{1}, key, {key, 200, ""}, at(1)));
        CPPUNIT_ASSERT(work.idempotency().put(AccountId{2}, "key", {"second", 200, ""}, at(1)));
    });
    reading([](UnitOfWork& work) {
        CPPUNIT_ASSERT_EQUAL(std::string("key "), work.idempotency().find(AccountId{1}, "key ")->bodyHash);
        CPPUNIT_ASSERT_EQUAL(std::string("second"), work.idempotency().find(AccountId{2}, "key")->bodyHash);
        CPPUNIT_ASSERT(!work.idempotency().find(AccountId{2}, "KEY"));
        return 0;
    });
}

}  // namespace contacts::tests
