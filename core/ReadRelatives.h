// People of other customers who are shown beside a customer's own: those of who pays for it, and those of its
// family who are to be seen there. To be read only; each is changed where he belongs.
#pragma once

#include "core/Services.h"

namespace contacts {

struct RelativeGroup
{
    enum class Relation { purchaser, family };

    Relation relation = Relation::purchaser;
    Customer customer{};
    std::vector<Contact> people{};
    std::size_t total = 0;  ///< `people` and those beyond the limit.
};

/// [thread-safe]
class ReadRelatives
{
public:
    explicit ReadRelatives(Services& services) : _services(services) {}

    /// Purchasers first. Of a purchaser everybody, of the family the holders of roles with family.visible.
    [[nodiscard]] std::vector<RelativeGroup> operator()(const Actor& actor, const Customer& customer) const;

private:
    Services& _services;
};

}  // namespace contacts
