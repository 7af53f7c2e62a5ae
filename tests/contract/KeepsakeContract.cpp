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


void KeepsakeContract::hasNoCatalogueUntilOneWasStored()
{
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.catalogue().load(); }));
    inOne([](UnitOfWork& work) { work.catalogue().store(Catalogue{}); });
    const auto empty = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT(empty && empty->roles().empty());
}


void KeepsakeContract::keepsTheCatalogueWithOrderAndWords()
{
    const auto standard = standardCatalogue();
    inOne([&](UnitOfWork& work) { work.catalogue().store(standard); });
    const auto found = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT(found);
    CPPUNIT_ASSERT_EQUAL(standard.roles().size(), found->roles().size());
    for (std::size_t i = 0; i < standard.roles().size(); ++i)
    {
        const auto& left = standard.roles()[i];
        const auto& right = found->roles()[i];
        CPPUNIT_ASSERT_EQUAL(left.key, right.key);
        CPPUNIT_ASSERT(left.permissions == right.permissions && left.primary == right.primary);
        CPPUNIT_ASSERT(left.offeredTo == right.offeredTo && left.requiredFor == right.requiredFor);
        CPPUNIT_ASSERT(left.incompatibleWith == right.incompatibleWith);
        CPPUNIT_ASSERT_EQUAL(left.words.size(), right.words.size());
        for (const auto& [locale, words] : left.words)
        {
            CPPUNIT_ASSERT_EQUAL(words.label, right.words.at(locale).label);
            CPPUNIT_ASSERT_EQUAL(words.description, right.words.at(locale).description);
        }
    }
}


void KeepsakeContract::replacesTheCatalogueAsAWhole()
{
    inOne([](UnitOfWork& work) { work.catalogue().store(standardCatalogue()); });
    Role only;
    only.key = "only";
    only.words["en"] = {"Only 🍺", ""};
    inOne([&](UnitOfWork& work) { work.catalogue().store(Catalogue({only})); });
    const auto found = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found->roles().size());
    CPPUNIT_ASSERT_EQUAL(std::string("Only 🍺"), found->roles()[0].words.at("en").label);
    CPPUNIT_ASSERT(found->roles()[0].permissions.empty());
}

}  // namespace contacts::tests
