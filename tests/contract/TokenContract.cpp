#include "tests/contract/Contracts.h"

#include <atomic>
#include <thread>

namespace contacts::tests {

namespace {

Token tokenOf(ContactId contact, const std::string& hash)
{
    Token token;
    token.contact = contact;
    token.customer = CustomerId{3};
    token.email = "a@example.org";
    token.nonce = "abcdef";
    token.hash = hash;
    token.expiresAt = at(1'000);
    return token;
}

}  // namespace


void TokenContract::keepsEveryFieldOfAToken()
{
    const auto contact = addMember(addCustomer("C"), "Person");
    const auto id = inOne([&](UnitOfWork& work) { return work.tokens().put(tokenOf(contact, "h1")); });
    reading([&](UnitOfWork& work) {
        for (const auto& found : {work.tokens().find(id), work.tokens().findByHash("h1")})
        {
            CPPUNIT_ASSERT(found);
            CPPUNIT_ASSERT(found->id == id && found->contact == contact && found->customer == CustomerId{3});
            CPPUNIT_ASSERT(found->purpose == TokenPurpose::activation && found->email == "a@example.org");
            CPPUNIT_ASSERT(found->nonce == "abcdef" && found->hash == "h1" && found->expiresAt == at(1'000));
            CPPUNIT_ASSERT(found->usedAt == Time{} && !found->revoked);
        }
        CPPUNIT_ASSERT(!work.tokens().find(id + 1));
        return 0;
    });
}


void TokenContract::revokesOlderTokensOfTheSamePerson()
{
    const auto customer = addCustomer("C");
    const auto contact = addMember(customer, "Person");
    const auto other = addMember(customer, "Other");
    inOne([&](UnitOfWork& work) {
        (void)work.tokens().put(tokenOf(other, "other"));
        (void)work.tokens().put(tokenOf(contact, "old"));
        (void)work.tokens().put(tokenOf(contact, "new"));
    });
    const auto revoked = [&](const char* hash) {
        return reading([&](UnitOfWork& work) { return work.tokens().findByHash(hash); })->revoked;
    };
    const auto current = [&] {
        const auto found = reading(
            [&](UnitOfWork& work) { return work.tokens().current(contact, TokenPurpose::activation); });
        return found ? found->hash : std::string();
    };
    CPPUNIT_ASSERT(revoked("old"));
    CPPUNIT_ASSERT(!revoked("new"));
    CPPUNIT_ASSERT(!revoked("other"));
    CPPUNIT_ASSERT_EQUAL(std::string("new"), current());
    inOne([&](UnitOfWork& work) {
        for (const auto purpose :
             {TokenPurpose::temporaryPassword, TokenPurpose::passwordReset, TokenPurpose::emailChange})
        {
            auto token = tokenOf(contact, std::string(wordOf(purpose)));
            token.purpose = purpose;
            const auto id = work.tokens().put(token);
            CPPUNIT_ASSERT(work.tokens().find(id)->purpose == purpose);
        }
    });
    CPPUNIT_ASSERT(!revoked("new"));  // Another purpose leaves it alone.
    inOne([&](UnitOfWork& work) { work.tokens().revoke(contact, TokenPurpose::activation); });
    CPPUNIT_ASSERT(revoked("new"));
    CPPUNIT_ASSERT_EQUAL(std::string(), current());
    CPPUNIT_ASSERT(!revoked("reset"));
    CPPUNIT_ASSERT(!revoked("other"));
}


void TokenContract::usesATokenOnce()
{
    const auto contact = addMember(addCustomer("C"), "Person");
    const auto id = inOne([&](UnitOfWork& work) { return work.tokens().put(tokenOf(contact, "h")); });
    std::atomic<int> used = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                storage().inOne([&](UnitOfWork& work) {
                    if (work.tokens().use(id, at(500)))
                        ++used;
                });
            });
    }
    CPPUNIT_ASSERT_EQUAL(1, used.load());
    CPPUNIT_ASSERT(
        !reading([&](UnitOfWork& work) { return work.tokens().current(contact, TokenPurpose::activation); }));
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.tokens().find(id); })->usedAt == at(500));
}


void TokenContract::refusesATokenThatRanOut()
{
    const auto contact = addMember(addCustomer("C"), "Person");
    inOne([&](UnitOfWork& work) {
        const auto id = work.tokens().put(tokenOf(contact, "h"));
        CPPUNIT_ASSERT(!work.tokens().use(id, at(1'001)));
        work.tokens().revoke(contact, TokenPurpose::activation);
        CPPUNIT_ASSERT(!work.tokens().use(id, at(1)));
        CPPUNIT_ASSERT(!work.tokens().use(id + 1, at(1)));
    });
}


void TokenContract::findsTheTokenThatWaits()
{
    const auto contact = addMember(addCustomer("C"), "Person");
    const auto other = addMember(addCustomer("D"), "Other");
    const auto waiting = [&](TokenPurpose purpose) {
        return reading([&](UnitOfWork& work) { return work.tokens().current(contact, purpose); });
    };
    inOne([&](UnitOfWork& work) {
        (void)work.tokens().put(tokenOf(contact, "old"));
        (void)work.tokens().put(tokenOf(contact, "new"));
        (void)work.tokens().put(tokenOf(other, "other"));
    });
    CPPUNIT_ASSERT_EQUAL(std::string("new"), waiting(TokenPurpose::activation)->hash);
    CPPUNIT_ASSERT(!waiting(TokenPurpose::emailChange));
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.tokens().use(work.tokens().findByHash("new")->id, at(500)));
    });
    CPPUNIT_ASSERT(!waiting(TokenPurpose::activation));
    inOne([&](UnitOfWork& work) {
        (void)work.tokens().put(tokenOf(contact, "third"));
        work.tokens().revoke(contact, TokenPurpose::activation);
    });
    CPPUNIT_ASSERT(!waiting(TokenPurpose::activation));
}


void TokenContract::findsNothingForEmptyAndBlankHashes()
{
    const auto contact = addMember(addCustomer("C"), "Person");
    inOne([&](UnitOfWork& work) { (void)work.tokens().put(tokenOf(contact, "abc")); });
    reading([](UnitOfWork& work) {
        for (const auto* hash : {"", " ", "\t", "0", "null", "abc ", "ABC", "ab", "%"})
            CPPUNIT_ASSERT_MESSAGE(hash, !work.tokens().findByHash(hash));
        CPPUNIT_ASSERT(!work.tokens().findByHash(std::string_view("\0", 1)));
        CPPUNIT_ASSERT(!work.tokens().findByHash(std::string(10'000, 'a')));
        return 0;
    });
}

}  // namespace contacts::tests
