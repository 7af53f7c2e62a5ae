#include "core/outbox/SearchOutbox.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class SearchOutboxTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SearchOutboxTest);
    CPPUNIT_TEST(findsByTheBeginningsOfWords);
    CPPUNIT_TEST(keepsToTheState);
    CPPUNIT_TEST(goesOnWhereItEnded);
    CPPUNIT_TEST(looksThroughSoManyAndSaysSo);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    int _keys = 0;

    void put(MailKind kind, CustomerId customer, const std::string& name, const std::string& address,
             std::uint64_t ticket = 0)
    {
        Mail mail;
        mail.key = std::to_string(++_keys);
        mail.kind = kind;
        mail.customer = customer;
        mail.name = name;
        mail.address = address;
        mail.ticket = ticket;
        world.storage.inOne([&](UnitOfWork& work) { work.outbox().put(mail, world.clock.now()); });
    }

    OutboxPart part(const OutboxWish& wish, SearchOutbox::Bounds bounds = {})
    {
        const auto work = world.storage.read();
        const auto called = [](MailKind kind) {
            return std::string(kind == MailKind::welcome ? "Bienvenue à vous" : "Autre chose");
        };
        return SearchOutbox(*work, called, bounds)(wish);
    }

    std::string found(const OutboxWish& wish, SearchOutbox::Bounds bounds = {})
    {
        std::string keys;
        for (const auto& row : part(wish, bounds).rows)
            keys += row.mail.key + " ";
        return keys;
    }

    std::string searched(const std::string& text) { return found({{}, 0, text}); }

public:
    void findsByTheBeginningsOfWords()
    {
        put(MailKind::welcome, world.acme, "Amélie Dupont", "amelie.dupont@acme.example");
        put(MailKind::ticketReply, world.globex, "Omar Haddad", "omar@globex.example", 1234);
        put(MailKind::ticketReply, world.acme, "", "agents@support.example", 12345);
        CPPUNIT_ASSERT_EQUAL(std::string("3 2 1 "), searched(""));
        CPPUNIT_ASSERT_EQUAL(std::string("3 2 1 "), searched(" !! "));
        for (const std::string text : {"dup", "AMELIE Dupo", "amelie.dupont@acme.example", "bienvenue",
                                       "a vous amelie", "welcome", "oil dup"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, std::string("1 "), searched(text));
        for (const std::string text : {"haddad", "#1234", "1234", "globex omar", "trading"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, std::string("2 "), searched(text));
        CPPUNIT_ASSERT_EQUAL(std::string("3 2 "), searched("ticket-reply"));
        CPPUNIT_ASSERT_EQUAL(std::string("3 1 "), searched("acme oil"));
        for (const std::string text : {"pont", "mélie omar", "0", "nobody", "%", "_"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, text.size() == 1 && text != "0" ? "3 2 1 " : std::string(),
                                         searched(text));
    }

    void keepsToTheState()
    {
        for (int i = 0; i < 3; ++i)
            put(MailKind::welcome, world.acme, "Amélie Dupont", "amelie@acme.example");
        const auto id = part({}).rows.at(1).id;
        world.storage.inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.outbox().cancel(id, "no")); });
        CPPUNIT_ASSERT_EQUAL(std::string("2 "), found({MailState::withdrawn, 0, "amelie"}));
        CPPUNIT_ASSERT_EQUAL(std::string("3 1 "), found({MailState::queued, 0, "amelie"}));
    }

    void goesOnWhereItEnded()
    {
        for (int i = 0; i < 5; ++i)
        {
            put(MailKind::welcome, world.acme, "Amélie Dupont", "amelie@acme.example");
            put(MailKind::welcome, world.acme, "Tom Reed", "tom@acme.example");
        }
        std::string all;
        std::uint64_t before = 0;
        do
        {
            const auto each = part({{}, before, "tom"}, {2, 100});
            CPPUNIT_ASSERT(each.rows.size() <= 2 && !each.partly);
            for (const auto& row : each.rows)
                all += row.mail.key + " ";
            before = each.next;
        }
        while (before != 0);
        CPPUNIT_ASSERT_EQUAL(std::string("10 8 6 4 2 "), all);
        CPPUNIT_ASSERT_EQUAL(part({{}, 0, ""}, {2, 100}).rows.back().id, part({{}, 0, ""}, {2, 100}).next);
    }

    void looksThroughSoManyAndSaysSo()
    {
        put(MailKind::welcome, world.acme, "Tom Reed", "tom@acme.example");
        for (int i = 0; i < 6; ++i)
            put(MailKind::welcome, world.acme, "Amélie Dupont", "amelie@acme.example");
        const auto first = part({{}, 0, "tom"}, {10, 4});
        CPPUNIT_ASSERT(first.rows.empty() && first.partly && first.next != 0);
        const auto second = part({{}, first.next, "tom"}, {10, 4});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), second.rows.size());
        CPPUNIT_ASSERT(!second.partly && second.next == 0);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SearchOutboxTest);

}  // namespace contacts::tests
