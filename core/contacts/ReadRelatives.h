// People of other customers who are shown beside a customer's own: those of who pays for it, and those of its
// family who are to be seen there. To be read only; each is changed where he belongs.
#pragma once

#include "core/Services.h"

namespace contacts {

struct RelativeGroup
{
    enum class Relation { purchaser, family };

    static constexpr std::size_t perPage = 50;

    Relation relation = Relation::purchaser;
    Customer customer{};
    std::vector<Contact> people;  ///< Those of one page.
    std::size_t total = 0;        ///< On all of them.
};

/// [thread-safe]
class ReadRelatives
{
public:
    static constexpr std::size_t customersPerPage = 20;

    struct Groups
    {
        std::vector<RelativeGroup> groups;  ///< Each with the first page of its people.
        std::size_t page = 1;               ///< The last one where the asked one is behind it.
        bool more = false;                  ///< There are customers behind them.
    };

    explicit ReadRelatives(Services& services) : _services(services) {}

    /// Purchasers first. Of a purchaser everybody, of the family the holders of roles with family.visible;
    /// who has nobody to be seen has no group. `page` counts from 1.
    [[nodiscard]] Groups operator()(const Actor& actor, const Customer& customer, std::size_t page = 1) const;

    /// Any page of one relative's people. Nothing: he is none, or nobody is to be seen there.
    [[nodiscard]] std::optional<RelativeGroup> people(const Actor& actor, const Customer& customer,
                                                      CustomerId relative, std::size_t page) const;

private:
    Services& _services;
};

}  // namespace contacts
