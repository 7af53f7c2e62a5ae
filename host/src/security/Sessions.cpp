#include "host/src/security/Sessions.h"

#include "host/src/security/Digest.h"

#include <host/Queries.h>

#include <algorithm>

namespace supportcentre {

namespace {

constexpr std::int64_t minute = 60'000'000;
constexpr std::size_t tokenLength = 43;  // 32 bytes in base64url


std::int64_t microsOf(std::chrono::seconds span)
{
    return std::chrono::microseconds(span).count();
}


std::int64_t isFramed(SessionKind kind)
{
    return kind == SessionKind::framed ? 1 : 0;
}

}  // namespace


std::string Sessions::open(helpdesk::AccountId account, std::string_view former, SessionKind kind)
{
    auto token = base64Url(randomBytes(32));
    const auto now = nowMicros();
    db::inTransaction(_database.pool(), [&](db::Connection& connection) {
        if (!former.empty())
            connection.prepared(query::session_end).with(sha256Hex(former)).execute();
        connection.prepared(query::session_open)
            .with(sha256Hex(token), account.value, now, now, now + microsOf(limitsOf(kind).absolute),
                  isFramed(kind))
            .execute();
    });
    return token;
}


std::optional<SessionHolder> Sessions::find(std::string_view token, SessionKind kind)
{
    if (token.size() != tokenLength)
        return std::nullopt;
    const auto hash = sha256Hex(token);
    const auto now = nowMicros();
    const auto connection = _database.pool().borrow();
    auto& row = connection->prepared(query::session_find);
    row.with(hash, now, now - microsOf(limitsOf(kind).idle), isFramed(kind)).execute();
    if (!row.next())
        return std::nullopt;
    SessionHolder visitor;
    visitor.account = {static_cast<std::uint64_t>(row.number(0))};
    visitor.email = row.text(1);
    visitor.name = row.text(2);
    visitor.locale = row.text(3);
    visitor.timeZone = row.text(4);
    visitor.agent = row.number(5) != 0;
    visitor.administrator = row.number(6) != 0 && kind == SessionKind::ordinary;
    const auto lastUsed = row.number(7);
    // The other site has checked a password of its own.
    visitor.mustChangePassword = row.number(8) != 0 && kind == SessionKind::ordinary;
    while (row.next())
        continue;
    if (now - lastUsed > minute)
        connection->prepared(query::session_touch).with(now, hash).execute();
    return visitor;
}


void Sessions::end(std::string_view token)
{
    const auto connection = _database.pool().borrow();
    connection->prepared(query::session_end).with(sha256Hex(token)).execute();
}


void Sessions::endAll(helpdesk::AccountId account)
{
    const auto connection = _database.pool().borrow();
    connection->prepared(query::session_end_all).with(account.value).execute();
}


void Sessions::endFramed(helpdesk::AccountId account)
{
    const auto connection = _database.pool().borrow();
    connection->prepared(query::session_end_framed).with(account.value).execute();
}


void Sessions::sweep()
{
    const auto now = nowMicros();
    const auto connection = _database.pool().borrow();
    connection->prepared(query::session_sweep)
        .with(now, now - microsOf(_ordinary.idle), now - microsOf(_framed.idle))
        .execute();
}


const SessionLimits& Sessions::limitsOf(SessionKind kind) const
{
    return kind == SessionKind::framed ? _framed : _ordinary;
}

}  // namespace supportcentre
