#include "core/account/AccountStanding.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts {

class AccountStandingTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AccountStandingTest);
    CPPUNIT_TEST(anInvitationIsExpiredFromTheMomentItsLinkRunsOut);
    CPPUNIT_TEST(nothingElseExpires);
    CPPUNIT_TEST_SUITE_END();

public:
    void anInvitationIsExpiredFromTheMomentItsLinkRunsOut()
    {
        const Time until(std::chrono::hours(72));
        const std::chrono::microseconds moment(1);
        CPPUNIT_ASSERT(AccountState::invited == standing(AccountState::invited, until, until - moment));
        CPPUNIT_ASSERT(AccountState::expired == standing(AccountState::invited, until, until));
    }

    void nothingElseExpires()
    {
        const Time late(std::chrono::hours(1000));
        for (const auto state : {AccountState::none, AccountState::bounced, AccountState::active})
            CPPUNIT_ASSERT(state == standing(state, Time{}, late));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountStandingTest);

}  // namespace contacts
