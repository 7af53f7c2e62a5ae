#include "tests/support/MemoryStores.h"

#include <algorithm>

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
    rows[row.id] = std::move(row);
}


std::vector<OutboxRow> MemoryOutbox::lease(std::string_view token, Time now, Time until, std::size_t limit)
{
    std::vector<OutboxRow*> due;
    for (auto& [id, row] : _copy.changing().outbox)
        if ((row.state == MailState::queued || row.state == MailState::leased) && row.nextAttemptAt <= now)
            due.push_back(&row);
    std::stable_sort(due.begin(), due.end(), [](const auto* one, const auto* other) {
        return one->nextAttemptAt < other->nextAttemptAt;
    });
    due.resize(std::min(due.size(), limit));
    std::vector<OutboxRow> taken;
    for (auto* row : due)
    {
        row->perhapsTwice = row->perhapsTwice || row->state == MailState::leased;
        row->state = MailState::leased;
        row->attempts += 1;
        row->leaseToken = token;
        row->nextAttemptAt = until;
        taken.push_back(*row);
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


bool MemoryOutbox::dead(std::uint64_t id, std::string_view token, std::string_view answer)
{
    auto* row = leased(id, token);
    if (row == nullptr)
        return false;
    row->state = MailState::dead;
    row->lastAnswer = answer;
    return true;
}


bool MemoryOutbox::withdrawn(std::uint64_t id, std::string_view token, std::string_view answer)
{
    auto* row = leased(id, token);
    if (row == nullptr)
        return false;
    row->state = MailState::withdrawn;
    row->lastAnswer = answer;
    return true;
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


bool MemoryOutbox::again(std::uint64_t id, Time now)
{
    const auto found = _copy.changing().outbox.find(id);
    if (found == _copy.tables.outbox.end() || found->second.state != MailState::dead)
        return false;
    found->second.state = MailState::queued;
    found->second.nextAttemptAt = now;
    return true;
}


OutboxStore::Totals MemoryOutbox::totals()
{
    Totals totals;
    for (const auto& [id, row] : _copy.tables.outbox)
    {
        totals.dead += row.state == MailState::dead ? 1 : 0;
        if (row.state != MailState::queued)
            continue;
        if (totals.queued == 0 || row.createdAt < totals.oldestQueued)
            totals.oldestQueued = row.createdAt;
        ++totals.queued;
    }
    return totals;
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
