// What use cases are built from. The plugin makes one of these and passes it to every verb; tests make one of
// fakes.
#pragma once

#include "core/ports/Clock.h"
#include "core/ports/Secrets.h"
#include "core/ports/TicketDesk.h"
#include "core/rules/Rules.h"

namespace contacts {

/// Settings core reads, in force now. A value: taken once per call, so that one call sees one set of
/// settings.
struct Policy
{
    RuleLimits limits{};
    std::chrono::hours activationLife{24};
    bool temporaryPasswords = false;
    std::chrono::hours temporaryLife{24};
    std::chrono::minutes resetLife{60};
    std::chrono::hours addressLife{24};
    std::string agentsAddress;  ///< Where the agents' queue gets its mail; empty: none.
    std::string agentsLocale = "en";
    std::size_t mailsPerCustomerAndHour = 0;  ///< What is beyond it waits; 0: no limit.
    std::chrono::hours waitingTooLong{72};    ///< After this the agents are told of a request; 0: never.
    bool tellOtherAdministrators = true;
    bool tellPersonConcerned = true;
    std::set<ChangeKind> directKinds;  ///< A set of nothing else takes effect without a ticket.
    bool decideOwnRequests = false;    ///< Whoever asked as a contact may decide as an agent.
    bool keepsUsersElsewhere = false;  ///< People have users in a helpdesk of another house, which follow.
};

/// References outlive every use case. All members are [thread-safe].
struct Services
{
    Storage& storage;
    TicketDesk& desk;
    Passwords& passwords;
    Clock& clock;
    Secrets& secrets;
    std::function<Policy()> policy;
    std::function<std::shared_ptr<const Catalogue>()> catalogue;
    /// Subject and text of a request's ticket in the helpdesk's language: core has no words of its own.
    std::function<TicketText(const Request&, const Customer&, const Snapshot& after)> ticketText;
    /// A transaction without a ticket in which the helpdesk's accounts can be changed too. The work may run
    /// more than once.
    std::function<void(const std::function<void(DeskWork&)>&)> inDesk;
    /// Somebody of the helpdesk's own staff logs in with that address. Never asked inside a transaction.
    std::function<bool(const std::string&)> staffHas;
    /// What one of them is called; empty: none of them. Never asked inside a transaction.
    std::function<std::string(AccountId)> staffName;
};

}  // namespace contacts
