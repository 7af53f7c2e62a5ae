// A customer as the rules see it: the people a change set names, plus the few facts about everybody else that
// decide. Pure values and pure functions: no clock, no storage, no locale.
#pragma once

#include "core/changes/Change.h"

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
    std::map<RoleKey, std::size_t, std::less<>> otherHolders{};

    /// Of those, people who can really act: active membership, portal user, account active, a delegating
    /// role. At most `several` are counted.
    std::size_t otherAdministrators = 0;

    /// The same truth for those in `people`: contacts with an active account.
    std::set<ContactId> activeAccounts{};

    /// Projects of contacts in `people`, in this customer.
    std::map<ContactId, std::size_t> projects{};

    /// Who already has an address that some line asks for.
    enum class Taken {
        here,      ///< A contact of this customer.
        elsewhere  ///< A contact of another customer. (Accounts of staff: findStaffAddresses.)
    };
    std::map<std::string, Taken, std::less<>> taken{};  ///< By canonical address.

    /// Addresses of this customer that look like one a line asks for (UTS #39 skeleton): asked → existing.
    std::map<std::string, std::string, std::less<>> lookAlikes{};

    bool operator==(const Snapshot&) const = default;
};

/// What a set would make of it. Lines that name nobody in `snapshot.people` or say nothing new change
/// nothing. Total: never throws, whatever the set says (rules judge sets; this only carries them out).
[[nodiscard]] Snapshot apply(const ChangeSet& changes, Snapshot snapshot);

/// The smallest set that turns the people of `from` into those of `to`, in canonical order, without authors
/// and ids counting from 1. apply(diff(a, b), a).people == b.people for snapshots that agree on kind.
[[nodiscard]] ChangeSet diff(const Snapshot& from, const Snapshot& to);

/// The set that undoes `changes` where it was applied to `from`.
[[nodiscard]] ChangeSet inverse(const ChangeSet& changes, const Snapshot& from);

/// Adds a line to a set so that every cell has one line at most: a later wish for the same cell replaces the
/// earlier one, and a wish for what is already so takes the line out. Removing an added person takes all his
/// lines out. Idempotent. `next` is the number for a new line's id.
[[nodiscard]] ChangeSet merge(ChangeSet set, Change line, const Snapshot& live, std::uint32_t next);

/// One cell that moved between the moment of a request and now.
struct Drift
{
    PersonKey person{};
    std::string field{};  ///< JSON name of the field, or "role:<key>", or "membership".
    std::string then{};
    std::string now{};
    std::string requested{};
};

/// Cells touched by `changes` whose value differs between `then` and `now`.
[[nodiscard]] std::vector<Drift> drift(const ChangeSet& changes, const Snapshot& then, const Snapshot& now);

}  // namespace contacts
