#include "sql/src/AccountCondition.h"

namespace contacts::sql {

using Kind = AccountFilter::Kind;

// account_state: 0 none, 1 invited, 3 bounced, 4 active. Whether an invitation has run out is the clock's to
// say.
std::string_view conditionOf(Kind kind)
{
    switch (kind)
    {
    case Kind::none: return "c.account_state = 0";
    case Kind::invited: return "c.account_state = 1 AND c.invited_until > ?";
    case Kind::expired: return "c.account_state = 1 AND c.invited_until <= ?";
    case Kind::bounced: return "c.account_state = 3";
    case Kind::never: return "c.account_state = 4 AND c.last_login = 0";
    case Kind::quiet: return "c.last_login > 0 AND c.last_login < ?";
    }
    throw std::logic_error("nobody can be filtered so");
}


std::string_view memberConditionOf(Kind kind)
{
    switch (kind)
    {
    case Kind::none: return "m.standing = 4 AND m.invited_until = 0";
    case Kind::invited: return "m.standing = 2 AND m.invited_until > ?";
    case Kind::expired: return "m.standing = 2 AND m.invited_until <= ?";
    case Kind::bounced: return "m.standing = 3 AND m.invited_until = 0";
    case Kind::never: return "m.standing = 1 AND m.invited_until = 0";
    case Kind::quiet: return "m.status = 0 AND m.portal_user = 1 AND m.last_login > 0 AND m.last_login < ?";
    }
    throw std::logic_error("nobody can be filtered so");
}


void bindCondition(Query& query, const AccountFilter& filter)
{
    if (filter.kind == Kind::invited || filter.kind == Kind::expired)
        query.add(filter.now);
    if (filter.kind == Kind::quiet)
        query.add(filter.before);
}

}  // namespace contacts::sql
