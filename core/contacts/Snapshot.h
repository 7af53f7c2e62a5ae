// A customer as the rules see it: the people a change set names, plus the few facts about everybody else that
// decide.
#pragma once

#include "core/contacts/Person.h"

namespace contacts {

/// What one customer looks like to one change set. Never the whole customer.
struct Snapshot
{
    CustomerKind kind = CustomerKind::customer;
    std::map<PersonKey, Person>
        people{};  ///< Everybody a line names or displaces (the holder of a promoted role).

    /// Where counting of the others ends: rules tell nobody, one and several apart.
    static constexpr std::size_t several = 2;

    /// Active holders with or without portal access among people who are NOT in `people`, by role; at most
    /// `several` are counted.
    std::map<RoleKey, std::size_t, std::less<>> otherHolders;

    /// Of those, people who can really act: active membership, portal user, account active, a delegating
    /// role. At most `several` are counted, and only where somebody in `people` is such a person: nobody else
    /// can be the last one.
    std::size_t otherAdministrators = 0;

    /// The same truth for those in `people`: contacts with an active account.
    std::set<ContactId> activeAccounts;

    /// Projects of contacts in `people`, in this customer.
    std::map<ContactId, std::size_t> projects;

    /// Who already has an address that some line asks for.
    enum class Taken {
        here,      ///< A contact of this customer.
        elsewhere  ///< A contact of another customer. (Accounts of staff: findStaffAddresses.)
    };
    std::map<std::string, Taken, std::less<>> taken;  ///< By canonical address.

    /// Addresses of this customer that look like one a line asks for (UTS #39 skeleton): asked → existing.
    std::map<std::string, std::string, std::less<>> lookAlikes;

    bool operator==(const Snapshot&) const = default;
};

}  // namespace contacts
