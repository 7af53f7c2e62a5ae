#include "tests/support/MemoryStores.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace contacts::tests {

void MemoryOutbox::put(const Mail& mail, Time now)
{
    auto& rows = _copy.changing().outbox;
    if (std::any_of(rows.begin(), rows.end(),
                    [&](const auto& entry) { return entry.second.mail.key == mail.key; }))
        return;
    OutboxRow row;
    row.id = _copy.tables.nextId();
    row.mail = mail;
    row.createdAt = now;
    row.nextAttemptAt = now;
    row.queuedAt = now;
    rows[row.id] = std::move(row);
}


std::size_t MemoryOutbox::went(CustomerId customer, Time now) const
{
    const auto& rows = _copy.tables.outbox;
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const auto& entry) {
        const auto& row = entry.second;
        const bool goes = row.state == MailState::leased && row.nextAttemptAt > now;
        return row.mail.customer == customer && (goes || row.sentAt > now - std::chrono::hours(1));
    }));
}


std::map<CustomerId, std::vector<OutboxRow*>> MemoryOutbox::due(Time now, std::size_t capPerHour)
{
    std::map<CustomerId, std::vector<OutboxRow*>> found;
    for (auto& [id, row] : _copy.changing().outbox)
        if ((row.state == MailState::queued || row.state == MailState::leased) && row.nextAttemptAt <= now)
            found[row.mail.customer].push_back(&row);
    for (auto& [customer, rows] : found)
    {
        std::stable_sort(rows.begin(), rows.end(), [](const auto* one, const auto* other) {
            return one->nextAttemptAt < other->nextAttemptAt;
        });
        if (capPerHour > 0)
            rows.resize(std::min(rows.size(), capPerHour - std::min(capPerHour, went(customer, now))));
    }
    return found;
}


std::vector<OutboxRow> MemoryOutbox::lease(const Lease& lease)
{
    auto waiting = due(lease.now, lease.capPerHour);
    std::vector<std::vector<OutboxRow*>> turns;
    for (auto& [customer, rows] : waiting)
        if (!rows.empty())
            turns.push_back(std::move(rows));
    std::stable_sort(turns.begin(), turns.end(), [](const auto& one, const auto& other) {
        return one.front()->nextAttemptAt < other.front()->nextAttemptAt;
    });
    turns.resize(std::min(turns.size(), lease.limit));

    std::vector<OutboxRow*> chosen;
    while (!turns.empty() && chosen.size() < lease.limit)
    {
        const auto share = std::max<std::size_t>(1, (lease.limit - chosen.size()) / turns.size());
        for (auto& rows : turns)
        {
            const auto most = std::min({share, rows.size(), lease.limit - chosen.size()});
            chosen.insert(chosen.end(), rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(most));
            rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(most));
        }
        std::erase_if(turns, [](const auto& rows) { return rows.empty(); });
    }
    std::stable_sort(chosen.begin(), chosen.end(), [](const auto* one, const auto* other) {
        return std::tie(one->nextAttemptAt, one->id) < std::tie(other->nextAttemptAt, other->id);
    });

    std::vector<OutboxRow> taken;
    for (auto* row : chosen)
    {
        row->perhapsTwice = row->perhapsTwice || row->state == MailState::leased;
        row->state = MailState::leased;
        row->attempts += 1;
        row->leaseToken = lease.token;
        taken.push_back(*row);
        row->nextAttemptAt = lease.until;
    }
    return taken;
}


OutboxRow* MemoryOutbox::leased(std::uint64_t id, std::string_view token)
{
    const auto found = _copy.changing().outbox.find(id);
    const bool mine = found != _copy.tables.outbox.end() && found->second.state == MailState::leased &&
                      found->second.leaseToken == token;
    return mine ? &found->second : nullptr;
}


bool MemoryOutbox::sent(std::uint64_t id, std::string_view token, Time at, std::string_view answer)
{
    auto* row = leased(id, token);
    if (row == nullptr)
        return false;
    row->state = MailState::sent;
    row->sentAt = at;
    row->lastAnswer = answer;
    return true;
}


bool MemoryOutbox::later(std::uint64_t id, std::string_view token, Time next, std::string_view answer)
{
    auto* row = leased(id, token);
    if (row == nullptr)
        return false;
    row->state = MailState::queued;
    row->nextAttemptAt = next;
    row->lastAnswer = answer;
    row->leaseToken.clear();
    return true;
}


bool MemoryOutbox::finish(std::uint64_t id, std::string_view token, MailState state, std::string_view answer)
{
    auto* row = leased(id, token);
    if (row == nullptr)
        return false;
    row->state = state;
    row->lastAnswer = answer;
    return true;
}


bool MemoryOutbox::dead(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, MailState::dead, answer);
}


bool MemoryOutbox::bounced(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, MailState::bounced, answer);
}


bool MemoryOutbox::withdrawn(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, MailState::withdrawn, answer);
}


bool MemoryOutbox::release(std::uint64_t id, std::string_view token, Time due)
{
    auto* row = leased(id, token);
    if (row == nullptr)
        return false;
    row->state = MailState::queued;
    row->attempts -= 1;
    row->nextAttemptAt = due;
    row->leaseToken.clear();
    return true;
}


bool MemoryOutbox::hold(std::uint64_t id, std::string_view token, Time due, std::string_view reason)
{
    if (!release(id, token, due))
        return false;
    _copy.tables.outbox.at(id).lastAnswer = reason;
    return true;
}


bool MemoryOutbox::relink(std::uint64_t id, std::string_view token, std::uint64_t linkToken)
{
    auto* row = leased(id, token);
    if (row != nullptr)
        row->mail.token = linkToken;
    return row != nullptr;
}


std::vector<OutboxRow> MemoryOutbox::giveUp(Time queuedBefore, std::string_view answer)
{
    std::vector<OutboxRow> told;
    std::set<std::pair<CustomerId, MailKind>> known;
    for (auto& [id, row] : _copy.changing().outbox)
        if (row.state == MailState::queued && row.queuedAt < queuedBefore)
        {
            row.state = MailState::dead;
            row.lastAnswer = answer;
            if (known.emplace(row.mail.customer, row.mail.kind).second)
                told.push_back(row);
        }
    return told;
}


std::optional<OutboxRow> MemoryOutbox::find(std::uint64_t id)
{
    const auto found = _copy.tables.outbox.find(id);
    return found == _copy.tables.outbox.end() ? std::nullopt : std::optional(found->second);
}


std::optional<OutboxRow> MemoryOutbox::findByKey(std::string_view key)
{
    for (const auto& [id, row] : _copy.tables.outbox)
        if (row.mail.key == key)
            return row;
    return std::nullopt;
}


std::vector<OutboxRow> MemoryOutbox::list(std::optional<MailState> state, std::uint64_t before,
                                          std::size_t limit)
{
    std::vector<OutboxRow> found;
    for (auto entry = _copy.tables.outbox.rbegin(); entry != _copy.tables.outbox.rend(); ++entry)
        if ((!state || entry->second.state == *state) && (before == 0 || entry->first < before) &&
            found.size() < limit)
            found.push_back(entry->second);
    return found;
}


std::vector<OutboxHead> MemoryOutbox::heads(std::optional<MailState> state, std::uint64_t before,
                                            std::size_t limit)
{
    std::vector<OutboxHead> heads;
    for (const auto& row : list(state, before, limit))
        heads.push_back(
            {row.id, row.mail.kind, row.mail.customer, row.mail.ticket, row.mail.address, row.mail.name});
    return heads;
}


bool MemoryOutbox::again(std::uint64_t id, Time now)
{
    const auto found = _copy.changing().outbox.find(id);
    if (found == _copy.tables.outbox.end())
        return false;
    auto& row = found->second;
    if (row.state != MailState::dead && row.state != MailState::bounced && row.state != MailState::withdrawn)
        return false;
    row.state = MailState::queued;
    row.attempts = 0;
    row.nextAttemptAt = now;
    row.queuedAt = now;
    return true;
}


bool MemoryOutbox::hasten(std::uint64_t id, Time now)
{
    const auto found = _copy.changing().outbox.find(id);
    if (found == _copy.tables.outbox.end())
        return false;
    auto& row = found->second;
    if (row.state != MailState::queued || row.nextAttemptAt <= now)
        return false;
    row.nextAttemptAt = now;
    return true;
}


bool MemoryOutbox::cancel(std::uint64_t id, std::string_view answer)
{
    const auto found = _copy.changing().outbox.find(id);
    if (found == _copy.tables.outbox.end())
        return false;
    auto& row = found->second;
    if (row.state != MailState::queued && row.state != MailState::dead && row.state != MailState::bounced)
        return false;
    row.state = MailState::withdrawn;
    row.lastAnswer = answer;
    return true;
}


OutboxStore::Totals MemoryOutbox::totals()
{
    Totals totals;
    for (const auto& [id, row] : _copy.tables.outbox)
    {
        if (row.state == MailState::queued)
            totals.oldestQueued = totals.in(MailState::queued) == 0
                                      ? row.queuedAt
                                      : std::min(totals.oldestQueued, row.queuedAt);
        ++totals.of[row.state];
    }
    return totals;
}


std::vector<CustomerId> MemoryOutbox::capped(Time now, std::size_t capPerHour)
{
    std::vector<CustomerId> customers;
    for (const auto& [id, row] : _copy.tables.outbox)
        if (row.state == MailState::queued && row.nextAttemptAt <= now && capPerHour > 0 &&
            went(row.mail.customer, now) >= capPerHour &&
            std::find(customers.begin(), customers.end(), row.mail.customer) == customers.end())
            customers.push_back(row.mail.customer);
    return customers;
}


std::size_t MemoryOutbox::linksSentTo(std::string_view address, Time since, std::size_t atMost)
{
    const auto& rows = _copy.tables.outbox;
    const auto sent = std::count_if(rows.begin(), rows.end(), [&](const auto& entry) {
        const auto& [id, row] = entry;
        return row.mail.address == address && row.sentAt > since && row.mail.token != 0;
    });
    return std::min(static_cast<std::size_t>(sent), atMost);
}


std::size_t MemoryOutbox::waitingFor(std::string_view answer, std::size_t atMost)
{
    const auto& rows = _copy.tables.outbox;
    const auto found = std::count_if(rows.begin(), rows.end(), [&](const auto& entry) {
        return entry.second.state == MailState::queued && entry.second.lastAnswer == answer;
    });
    return std::min(static_cast<std::size_t>(found), atMost);
}


MailService MemoryOutbox::service()
{
    return _copy.tables.mailService;
}


void MemoryOutbox::writeService(const MailService& service)
{
    _copy.changing().mailService = service;
}


void MemoryMailTests::ask(const MailTest& test)
{
    _copy.changing().mailTests[test.account] = {test, Time{}};
}


std::optional<MailTest> MemoryMailTests::find(AccountId account)
{
    const auto found = _copy.tables.mailTests.find(account);
    return found == _copy.tables.mailTests.end() ? std::nullopt : std::optional(found->second.first);
}


std::optional<MailTest> MemoryMailTests::take(Time now, Time before)
{
    for (auto& [account, entry] : _copy.changing().mailTests)
        if (entry.first.finishedAt == Time{} && entry.second < before)
        {
            entry.second = now;
            return entry.first;
        }
    return std::nullopt;
}


bool MemoryMailTests::finish(const MailTest& test)
{
    const auto found = _copy.changing().mailTests.find(test.account);
    if (found == _copy.tables.mailTests.end() || found->second.first.askedAt != test.askedAt)
        return false;
    found->second.first = test;
    return true;
}


std::uint64_t MemoryTokens::put(const Token& token)
{
    revoke(token.contact, token.purpose);
    auto stored = token;
    stored.id = _copy.changing().nextId();
    _copy.tables.tokens[stored.id] = stored;
    return stored.id;
}


std::optional<Token> MemoryTokens::find(std::uint64_t id)
{
    const auto found = _copy.tables.tokens.find(id);
    return found == _copy.tables.tokens.end() ? std::nullopt : std::optional(found->second);
}


std::optional<Token> MemoryTokens::findByHash(std::string_view hash)
{
    for (const auto& [id, token] : _copy.tables.tokens)
        if (token.hash == hash)
            return token;
    return std::nullopt;
}


std::optional<Token> MemoryTokens::current(ContactId contact, TokenPurpose purpose)
{
    for (const auto& [id, token] : _copy.tables.tokens)
        if (token.contact == contact && token.purpose == purpose && !token.revoked && token.usedAt == Time{})
            return token;
    return std::nullopt;
}


bool MemoryTokens::use(std::uint64_t id, Time now)
{
    const auto found = _copy.changing().tokens.find(id);
    if (found == _copy.tables.tokens.end() || found->second.revoked || found->second.usedAt != Time{} ||
        found->second.expiresAt <= now)
        return false;
    found->second.usedAt = now;
    return true;
}


void MemoryTokens::revoke(ContactId contact, TokenPurpose purpose)
{
    for (auto& [id, token] : _copy.changing().tokens)
        if (token.contact == contact && token.purpose == purpose && token.usedAt == Time{})
            token.revoked = true;
}

}  // namespace contacts::tests
