// What somebody changed of his own details, as the history of each of his customers tells it.
#include "core/contacts/EditOwnDetails.h"
#include "core/history/OwnDetails.h"
#include "core/history/ReadHistory.h"
#include "core/history/VerifyAudit.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class OwnDetailsHistoryTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(OwnDetailsHistoryTest);
    CPPUNIT_TEST(tellsEachFieldWithWhatItWasAndIs);
    CPPUNIT_TEST(tellsWhatWasWrittenWhereSomebodyCameBetween);
    CPPUNIT_TEST(keepsNoValueInTheFacts);
    CPPUNIT_TEST(tellsTheFieldsOnlyOnceThePersonIsErased);
    CPPUNIT_TEST(tellsTheFieldsOfAnOlderEntry);
    CPPUNIT_TEST(believesTheFactsWhichFieldsTheyWere);
    CPPUNIT_TEST(describesAsARequestDoes);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    void edit(const std::function<void(EditOwnDetails::Details&)>& how,
              const std::function<void()>& meanwhile = {})
    {
        const auto actor = world.actor(world.tom, world.acme);
        const EditOwnDetails edits(world.services);
        const auto seen = edits.see(actor.account).value();
        auto wanted = seen;
        how(wanted);
        if (meanwhile)
            meanwhile();
        CPPUNIT_ASSERT(edits(actor, seen, wanted).outcome == EditOwnDetails::Outcome::done);
    }

    HistoryEntry newest(ContactId contact = {})
    {
        return ReadHistory(world.services)(world.agent(), {world.acme, contact}).value().front();
    }

    /// "phone:before>after …"
    static std::string told(const HistoryEntry& entry)
    {
        std::string text;
        for (const auto& each : entry.own)
            text += (text.empty() ? "" : " ") + each.field + ":" + each.before + ">" + each.after;
        return text;
    }

public:
    void tellsEachFieldWithWhatItWasAndIs()
    {
        edit([](auto& wanted) {
            wanted.lastName = "Read";
            wanted.phone = "+33 1 42 68 53 00";
            wanted.locale = "de";
        });
        for (const auto contact : {ContactId{}, world.tom})
            CPPUNIT_ASSERT_EQUAL(std::string("lastName:Reed>Read phone:>+33142685300 locale:en>de"),
                                 told(newest(contact)));
        edit([](auto& wanted) { wanted.phone = ""; });
        CPPUNIT_ASSERT_EQUAL(std::string("phone:+33142685300>"), told(newest()));
    }

    /// Not what he saw: what he wrote over.
    void tellsWhatWasWrittenWhereSomebodyCameBetween()
    {
        edit([](auto& wanted) { wanted.lastName = "Read"; },
             [&] { world.rewrite(world.acme, world.tom, [](Person& person) { person.lastName = "Rede"; }); });
        CPPUNIT_ASSERT_EQUAL(std::string("lastName:Rede>Read"), told(newest()));
    }

    void keepsNoValueInTheFacts()
    {
        edit([](auto& wanted) { wanted.lastName = "Canaryson"; });
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"fields":["lastName"]})"), newest().audit.facts);
    }

    void tellsTheFieldsOnlyOnceThePersonIsErased()
    {
        edit([](auto& wanted) { wanted.lastName = "Canaryson"; });
        world.storage.inOne([&](UnitOfWork& work) {
            work.erasure().replace(world.tom, {}, work.erasure().tracesOf(world.tom), "[3]",
                                   "3@erased.invalid");
        });
        CPPUNIT_ASSERT_EQUAL(std::string("lastName:>"), told(newest()));
        const auto work = world.storage.read();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verifyAudit(*work, world.secrets, world.acme).firstBad);
    }

    void tellsTheFieldsOfAnOlderEntry()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), ownDetailsIn(R"({"fields":["phone","title"]})", "").size());
        CPPUNIT_ASSERT(ownDetailsIn("", "").empty());
        const auto lines = describeOwnDetails(ownDetailsIn(R"({"fields":["phone"]})", ""),
                                              *world.services.catalogue(), "en");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lines.size());
        CPPUNIT_ASSERT_EQUAL(std::string("change.imported.field.done"), lines.front().sentence(Tense::done));
    }

    void believesTheFactsWhichFieldsTheyWere()
    {
        const auto own = ownDetailsIn(R"({"fields":["phone"]})",
                                      factsOf({{"phone", "1", "2"}, {"lastName", "Reed", "Else"}}));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), own.size());
        CPPUNIT_ASSERT_EQUAL(std::string("phone"), own.front().field);
    }

    void describesAsARequestDoes()
    {
        const auto lines =
            describeOwnDetails({{"phone", "", "+33142685300"}, {"locale", "en", "de"}, {"title", "Dr.", ""}},
                               *world.services.catalogue(), "en");
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), lines.size());
        CPPUNIT_ASSERT_EQUAL(std::string("change.field.filled"), lines[0].key);
        CPPUNIT_ASSERT_EQUAL(std::string("+33 1 42 68 53 00"), lines[0].after);
        CPPUNIT_ASSERT_EQUAL(std::string("change.field"), lines[1].key);
        CPPUNIT_ASSERT_EQUAL(std::string("English"), lines[1].before);
        CPPUNIT_ASSERT_EQUAL(std::string("German"), lines[1].after);
        CPPUNIT_ASSERT_EQUAL(std::string("change.field.emptied"), lines[2].key);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OwnDetailsHistoryTest);

}  // namespace contacts::tests
