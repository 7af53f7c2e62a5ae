// What happened at any customer, for administrators: the audit over all chains.
#pragma once

#include "core/history/ReadHistory.h"

namespace contacts {

struct AuditLine
{
    CustomerId customer{};
    std::string customerName;  ///< Empty for what belongs to no customer.
    HistoryEntry entry{};
};

/// [thread-safe]
class SearchAudit
{
public:
    explicit SearchAudit(Services& services) : _services(services) {}

    /// Newest first. Nothing for whoever is no administrator. `told`: people of one import, at most.
    [[nodiscard]] std::optional<std::vector<AuditLine>>
    operator()(const Actor& actor, const AuditQuery& query, std::size_t told = toldPeople) const;

private:
    Services& _services;
};

}  // namespace contacts
