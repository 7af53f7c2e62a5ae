// The role catalogue as it is stored, and the questions that somebody asks before he changes it.
#pragma once

#include "core/catalogue/Catalogue.h"

#include <optional>

namespace contacts {

/// Customers that something is true of: how many, how many contacts of theirs it concerns, a few by name.
struct CustomerTally
{
    std::size_t customers = 0;
    std::size_t people = 0;          ///< 0 where only customers are counted.
    std::vector<std::string> names;  ///< The first ones by name.
};

class CatalogueStore
{
public:
    virtual ~CatalogueStore() = default;

    /// Nothing while none was ever stored. Knows its revision.
    [[nodiscard]] virtual std::optional<Catalogue> load() = 0;

    /// Stores it where the stored revision is the catalogue's own (0: where there is none) and tells the new
    /// one. Until the transaction ends nobody else stores or holds. Nothing: somebody was faster.
    [[nodiscard]] virtual std::optional<std::uint64_t> store(const Catalogue& catalogue) = 0;

    /// 0: none was ever stored.
    [[nodiscard]] virtual std::uint64_t revision() = 0;

    /// The same, and nobody stores another one before this transaction ends: for whoever is about to give
    /// roles.
    [[nodiscard]] virtual std::uint64_t hold() = 0;

    // ---- before a change. Each costs with the customers that hold the role, or with all customers; none
    // with their contacts, but the last two of people.

    /// Customers (of `kind`) with at least `least` holders of the role, active and deactivated alike.
    [[nodiscard]] virtual CustomerTally holders(const RoleKey& role, std::optional<CustomerKind> kind,
                                                std::size_t least, std::size_t names) = 0;

    /// Customers (of `kind`) without an active holder of any of `has`, of those that have one of any of `had`
    /// (empty: of all).
    [[nodiscard]] virtual CustomerTally lacking(std::optional<CustomerKind> kind,
                                                const std::vector<RoleKey>& has,
                                                const std::vector<RoleKey>& had, std::size_t names) = 0;

    /// How many contacts hold both, counted per customer.
    [[nodiscard]] virtual std::size_t holdersOfBoth(const RoleKey& one, const RoleKey& other) = 0;

    struct Mentions
    {
        std::size_t drafts = 0;
        std::size_t requests = 0;  ///< Open ones.
    };
    /// Drafts and open requests with a line that gives, takes or promotes to the role.
    [[nodiscard]] virtual Mentions mentions(const RoleKey& role) = 0;
};

}  // namespace contacts
