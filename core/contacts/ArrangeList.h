#pragma once

#include "core/Services.h"

namespace contacts {

/// Remembers how a person wants to see a customer's list.
class ArrangeList
{
public:
    explicit ArrangeList(Services& services) : _services(services) {}

    static constexpr std::size_t longestView = 2000;

    /// False: he knows no such customer, or the view is longer than anybody's.
    [[nodiscard]] bool operator()(const Actor& actor, CustomerId customer, const std::string& view) const;

private:
    Services& _services;
};

}  // namespace contacts
