// What Request Tracker's extension may send, and everybody else.
#include "ticket-adapter/request-tracker/RtPoke.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

namespace {

const std::string key(32, 'k');
constexpr std::int64_t now = 1'700'000'000;
/// printf 'poke\n1700000000\n12,15' | openssl dgst -sha256 -hmac kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
constexpr auto sign = "c5e269c4f1f6926d570b878409c34c7c75e9bb551a3ad1f433b5d22f03bb7dcf";

}  // namespace

class RtPokeTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtPokeTest);
    CPPUNIT_TEST(namesItsTickets);
    CPPUNIT_TEST(isWorthNothingUnsignedChangedOrOld);
    CPPUNIT_TEST_SUITE_END();

public:
    void namesItsTickets()
    {
        const auto tickets = RtPoke{std::to_string(now), "12,15", sign}.read(key, now + 60);
        CPPUNIT_ASSERT(tickets.has_value());
        CPPUNIT_ASSERT(*tickets == (std::vector<std::uint64_t>{12, 15}));
    }

    void isWorthNothingUnsignedChangedOrOld()
    {
        const auto at = std::to_string(now);
        for (const auto& poke :
             {RtPoke{at, "12,15", ""}, RtPoke{at, "12,16", sign}, RtPoke{"1700000001", "12,15", sign},
              RtPoke{at, "12,15", std::string(sign) + "0"}, RtPoke{"", "", ""}, RtPoke{"now", "1", sign}})
            CPPUNIT_ASSERT_MESSAGE(poke.at + " " + poke.tickets, !poke.read(key, now));
        const RtPoke good{at, "12,15", sign};
        for (const auto late : {now + 360, now - 360})
            CPPUNIT_ASSERT(!good.read(key, late));
        for (const auto& other : {std::string(), std::string("short"), std::string(32, 'x')})
            CPPUNIT_ASSERT(!good.read(other, now));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtPokeTest);

}  // namespace contacts::tests
