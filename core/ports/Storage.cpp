#include "core/ports/Storage.h"

#include "core/text/Words.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace contacts {

namespace {

constexpr int mostAttempts = 5;

constexpr std::pair<AccountState, std::string_view> accountStates[] = {
    {AccountState::none, "none"},       {AccountState::invited, "invited"},
    {AccountState::expired, "expired"}, {AccountState::bounced, "bounced"},
    {AccountState::active, "active"},
};

constexpr std::pair<TokenPurpose, std::string_view> tokenPurposes[] = {
    {TokenPurpose::activation, "activation"},
    {TokenPurpose::temporaryPassword, "temporary"},
    {TokenPurpose::passwordReset, "reset"},
    {TokenPurpose::emailChange, "email-change"},
};

constexpr std::pair<ImportState, std::string_view> importStates[] = {
    {ImportState::checking, "checking"}, {ImportState::refused, "refused"}, {ImportState::checked, "checked"},
    {ImportState::writing, "writing"},   {ImportState::written, "written"}, {ImportState::stopped, "stopped"},
    {ImportState::failed, "failed"},
};


/// Two that met in a deadlock must not meet again: each waits for another time, longer with every attempt.
void waitBeforeAttempt(int attempt)
{
    std::random_device random;
    std::uniform_int_distribution<int> milliseconds(1, 5 << attempt);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
}

}  // namespace


std::string_view wordOf(AccountState state)
{
    return words::wordIn(accountStates, state);
}


std::string_view wordOf(TokenPurpose purpose)
{
    return words::wordIn(tokenPurposes, purpose);
}


std::string_view wordOf(ImportState state)
{
    return words::wordIn(importStates, state);
}


std::optional<ImportState> importStateFrom(std::string_view word)
{
    return words::valueIn(importStates, word);
}


std::map<ContactStore::Place, Contact> ContactStore::findAll(const std::vector<Place>& places)
{
    std::map<Place, Contact> all;
    for (const auto& [customer, contact] : places)
        if (auto found = find(customer, contact))
            all.emplace(Place(customer, contact), std::move(*found));
    return all;
}


std::map<CustomerId, Customer> CustomerStore::findAll(const std::vector<CustomerId>& ids)
{
    std::map<CustomerId, Customer> all;
    for (const auto id : ids)
        if (auto found = find(id))
            all.emplace(id, std::move(*found));
    return all;
}


ContactStore::HolderCounts ContactStore::countHolders(CustomerId customer, const std::vector<RoleKey>& roles,
                                                      const std::vector<ContactId>& except,
                                                      std::size_t enough)
{
    HolderCounts counts;
    for (const auto& role : roles)
    {
        const auto all = holders(customer, role);
        const auto others =
            static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Contact& holder) {
                return std::find(except.begin(), except.end(), holder.id) == except.end();
            }));
        if (others > 0)
            counts[role] = std::min(others, enough);
    }
    return counts;
}


std::size_t OutboxStore::sentAll(const std::vector<Sent>& mails, std::string_view token)
{
    return static_cast<std::size_t>(std::count_if(mails.begin(), mails.end(), [&](const Sent& mail) {
        return sent(mail.id, token, mail.at, mail.answer);
    }));
}


void Storage::inOne(const std::function<void(UnitOfWork&)>& work)
{
    for (int attempt = 1;; ++attempt)
    {
        try
        {
            const auto unit = begin();
            work(*unit);
            unit->commit();
            return;
        }
        catch (const StorageFailure& failure)
        {
            if (failure.kind() != StorageFailure::Kind::again || attempt == mostAttempts)
                throw;
        }
        waitBeforeAttempt(attempt);
    }
}

}  // namespace contacts
