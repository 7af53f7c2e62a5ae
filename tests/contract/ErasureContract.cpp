#include "tests/contract/Contracts.h"

#include <algorithm>

namespace contacts::tests {

namespace {

/// As whoever ends a request leaves it.
void end(UnitOfWork& work, Request& request, AccountId account, const std::string& name)
{
    request.state = RequestState::cancelled;
    request.decidedBy = name;
    CPPUNIT_ASSERT(work.requests().move(request));
    CPPUNIT_ASSERT(work.customers().touch(request.customer));
    AuditEntry entry;
    entry.account = account;
    entry.act = "request.cancelled";
    entry.object = "request/" + request.id.text();
    work.audit().append(request.customer, entry);
}

}  // namespace


/// Kasimir was added as Kazimir by one request, renamed and re-addressed, asked for a request himself, and
/// which somebody else sent again, and cancelled one in which he does not stand; somebody else's request
/// stands beside, and the notes of two suggestions name him.
struct ErasureContract::Filled
{
    CustomerId customer{};
    ContactId kasimir{};
    ContactId other{};
    RequestId adding{}, asked{}, ended{}, beside{};
};


ErasureContract::Filled ErasureContract::filled()
{
    Filled all;
    all.customer = addCustomer("Acme");
    all.other = addMember(all.customer, "Other");
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Kasimir", "Canary", "kasimir@new.example");
        person.phone = "+33142685300";
        all.kasimir = work.contacts().add(person);
        work.contacts().linkAccount(all.kasimir, AccountId{77});
        work.contacts().setAccountState(all.kasimir, AccountState::active, at(5));

        Request adding;
        adding.customer = all.customer;
        adding.ticket = 11;
        adding.state = RequestState::submitted;
        adding.requesterName = "Ada Other";
        adding.requester = all.other;
        adding.reason = "Kazimir Canary joins";
        Change add;
        add.id = 1;
        add.kind = ChangeKind::addContact;
        add.person.ref = "new";
        add.details = personCalled("Kazimir", "Canary", "kasimir@old.example");
        Change edit;
        edit.id = 2;
        edit.kind = ChangeKind::changeEmail;
        edit.person.contact = all.kasimir;
        edit.value = "kasimir@old.example";
        edit.author = all.kasimir;
        edit.authorName = "Kasimir Canary";
        adding.changes = {add, edit};
        adding.then.people[PersonKey{all.kasimir, ""}] =
            personCalled("Kasimir", "Canary", "kasimir@new.example");
        all.adding = work.requests().add(adding).value();
        adding.id = all.adding;
        adding.state = RequestState::returned;
        adding.question = "Is Kasimir Canary right?";
        CPPUNIT_ASSERT(work.requests().move(adding));
        adding.version = 2;
        adding.state = RequestState::submitted;
        CPPUNIT_ASSERT(work.requests().resubmit(adding));
        adding.version = 3;
        adding.met.people[PersonKey{all.kasimir, ""}] =
            personCalled("Kasimira", "Canary", "kasimir@new.example");
        end(work, adding, AccountId{78}, "Kasimir Canary");  // A colleague of the same name.

        Request asked;
        asked.customer = all.customer;
        asked.ticket = 12;
        asked.requester = all.kasimir;
        asked.requesterName = "Kasimir Canary";
        all.asked = work.requests().add(asked).value();
        asked.id = all.asked;
        asked.state = RequestState::returned;
        CPPUNIT_ASSERT(work.requests().move(asked));
        asked.version = 2;
        asked.state = RequestState::submitted;
        asked.requester = all.other;
        asked.requesterName = "Ada Other";
        CPPUNIT_ASSERT(work.requests().resubmit(asked));
        asked.version = 3;
        end(work, asked, AccountId{77}, "Kasimir Canary");

        Request ended;
        ended.customer = all.customer;
        ended.ticket = 14;
        ended.requester = all.other;
        ended.requesterName = "Ada Other";
        all.ended = work.requests().add(ended).value();
        ended.id = all.ended;
        end(work, ended, AccountId{77}, "Kasimir Canary");

        Request beside;
        beside.customer = all.customer;
        beside.ticket = 13;
        beside.requester = all.other;
        beside.requesterName = "Ada Other";
        beside.reason = "Canary birds";
        all.beside = work.requests().add(beside).value();

        Mail mail;
        mail.key = "to/kasimir";
        mail.contact = all.kasimir;
        mail.address = "kasimir@new.example";
        mail.name = "Kasimir Canary";
        mail.values = {{"text", "Dear Kasimir Canary"}};
        work.outbox().put(mail, at(1));
        mail.key = "to/other";
        mail.contact = all.other;
        mail.address = "other@example.org";
        mail.name = "Ada Other";
        mail.request = all.asked;
        mail.values = {{"text", "asked by Kasimir Canary"}};
        work.outbox().put(mail, at(2));
        mail.key = "to/invited";
        mail.request = {};
        mail.values = {{"invitedBy", "Kasimir Canary"}, {"odd", "=\\\n"}};
        work.outbox().put(mail, at(3));

        Suggestion wish;
        wish.customer = all.customer;
        wish.contact = all.other;
        wish.granted = {"reports"};
        wish.note = "Kasimir Canary (kasimir@old.example) had them";
        work.suggestions().put(wish);
        work.suggestions().keepTakenNote(all.customer, all.other, "As Kazimir Canary said: % \\ Canary");

        Token token;
        token.contact = all.kasimir;
        token.email = "kasimir@first.example";
        token.hash = "h";
        token.expiresAt = at(9);
        (void)work.tokens().put(token);
        CPPUNIT_ASSERT(work.idempotency().put(AccountId{77}, "key", {"hash", 201, "{}"}, at(1)));
    });
    return all;
}


void ErasureContract::knowsEveryNameAndRequestOfAPerson()
{
    const auto all = filled();
    const auto traces = reading([&](UnitOfWork& work) { return work.erasure().tracesOf(all.kasimir); });
    CPPUNIT_ASSERT((traces.addresses == std::set<std::string, std::less<>>{"kasimir@first.example",
                                                                           "kasimir@new.example",
                                                                           "kasimir@old.example"}));
    CPPUNIT_ASSERT((traces.names == std::set<std::string, std::less<>>{"Kasimir Canary", "Kasimira Canary",
                                                                       "Kazimir Canary"}));
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), traces.requests.size());
    for (const auto& seen : traces.requests)
        CPPUNIT_ASSERT_EQUAL(seen.request != all.adding, seen.ended);
    CPPUNIT_ASSERT(std::none_of(traces.requests.begin(), traces.requests.end(),
                                [](const auto& seen) { return seen.open; }));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(11), traces.requests.begin()->ticket);
    CPPUNIT_ASSERT(traces.memberships.empty() && traces.drafts.empty());

    const auto others = reading([&](UnitOfWork& work) { return work.erasure().tracesOf(all.other); });
    CPPUNIT_ASSERT(others.memberships.contains(all.customer));
    CPPUNIT_ASSERT(std::any_of(others.requests.begin(), others.requests.end(),
                               [&](const auto& seen) { return seen.open && seen.request == all.beside; }));
}


void ErasureContract::takesThePersonOutOfRequestsAndMails()
{
    const auto all = filled();
    inOne([&](UnitOfWork& work) {
        work.erasure().replace(all.kasimir, AccountId{77}, work.erasure().tracesOf(all.kasimir), "[9]",
                               "9@erased.invalid");
    });
    reading([&](UnitOfWork& work) {
        const auto adding = work.requests().find(all.adding).value();
        CPPUNIT_ASSERT_EQUAL(std::string("[9] joins"), adding.reason);
        CPPUNIT_ASSERT_EQUAL(std::string("Is [9] right?"), adding.question);
        const auto replaced = work.requests().replacedChanges(all.adding);
        CPPUNIT_ASSERT_EQUAL(std::string("[9]"), replaced.at(0).details.name());
        CPPUNIT_ASSERT_EQUAL(std::string("[9]"), replaced.at(1).authorName);
        CPPUNIT_ASSERT_EQUAL(std::string("[9]"), adding.changes.at(0).details.name());
        CPPUNIT_ASSERT_EQUAL(std::string("9@erased.invalid"), adding.changes.at(0).details.email);
        CPPUNIT_ASSERT_EQUAL(std::string("9@erased.invalid"), adding.changes.at(1).value);
        CPPUNIT_ASSERT_EQUAL(std::string("[9]"), adding.changes.at(1).authorName);
        for (const auto* people : {&adding.then.people, &adding.met.people})
            CPPUNIT_ASSERT_EQUAL(std::string("[9]"), people->at(PersonKey{all.kasimir, ""}).name());
        CPPUNIT_ASSERT_EQUAL(std::string("Ada Other"), work.requests().find(all.asked).value().requesterName);
        CPPUNIT_ASSERT_EQUAL(std::string("[9]"), work.requests().earlierSubmissions(all.asked).at(0).name);
        CPPUNIT_ASSERT_EQUAL(std::string("[9] joins"),
                             work.requests().earlierSubmissions(all.adding).at(0).reason);
        for (const auto id : {all.asked, all.ended})
            CPPUNIT_ASSERT_EQUAL(std::string("[9]"), work.requests().find(id).value().decidedBy);
        CPPUNIT_ASSERT_EQUAL(std::string("Ada Other"), work.requests().find(all.ended).value().requesterName);
        for (const auto& row : work.outbox().list(std::nullopt, 0, 10))
        {
            const bool his = row.mail.key == "to/kasimir";
            CPPUNIT_ASSERT_EQUAL(std::string(his ? "9@erased.invalid" : "other@example.org"),
                                 row.mail.address);
            CPPUNIT_ASSERT((row.state == MailState::withdrawn) == his);
            if (row.mail.key == "to/other")
                CPPUNIT_ASSERT_EQUAL(std::string("asked by [9]"), row.mail.values.at("text"));
            if (row.mail.key == "to/invited")
                CPPUNIT_ASSERT_EQUAL(std::string("[9]"), row.mail.values.at("invitedBy"));
        }
        const auto wish = work.suggestions().find(all.customer, all.other).value();
        CPPUNIT_ASSERT_EQUAL(std::string("[9] ([9]) had them"), wish.note);
        CPPUNIT_ASSERT((wish.granted == std::set<RoleKey, std::less<>>{"reports"}));
        CPPUNIT_ASSERT_EQUAL(std::string("As [9] said: % \\ Canary"),
                             work.suggestions().takenNote(all.customer, all.other));
        CPPUNIT_ASSERT(!work.tokens().findByHash("h"));
        CPPUNIT_ASSERT(!work.idempotency().find(AccountId{77}, "key"));
        CPPUNIT_ASSERT(!work.contacts().findByAccount(AccountId{77}));
        return 0;
    });
}


void ErasureContract::leavesEverybodyElseAlone()
{
    const auto all = filled();
    inOne([&](UnitOfWork& work) {
        work.erasure().replace(all.kasimir, AccountId{77}, work.erasure().tracesOf(all.kasimir), "[9]",
                               "9@erased.invalid");
    });
    reading([&](UnitOfWork& work) {
        const auto beside = work.requests().find(all.beside).value();
        CPPUNIT_ASSERT_EQUAL(std::string("Canary birds"), beside.reason);
        CPPUNIT_ASSERT_EQUAL(std::string("Ada Other"), beside.requesterName);
        CPPUNIT_ASSERT_EQUAL(std::string("Kasimir Canary"),
                             work.requests().find(all.adding).value().decidedBy);
        CPPUNIT_ASSERT_EQUAL(std::string("Ada Other"),
                             work.contacts().find(all.customer, all.other).value().person.name());
        return 0;
    });
}

}  // namespace contacts::tests
