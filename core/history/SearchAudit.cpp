#include "core/history/SearchAudit.h"

#include "core/history/HistoryEntries.h"

namespace contacts {

std::optional<std::vector<AuditLine>> SearchAudit::operator()(const Actor& actor, const AuditQuery& query,
                                                              std::size_t told) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    HistoryEntries reader(*work, told);
    std::map<CustomerId, std::string> names{{CustomerId{}, ""}};
    std::vector<AuditLine> lines;
    for (auto& found : work->audit().search(query))
    {
        auto name = names.find(found.customer);
        if (name == names.end())
        {
            const auto customer = work->customers().find(found.customer);
            name = names.emplace(found.customer, customer ? customer->name : std::string()).first;
        }
        lines.push_back({found.customer, name->second, reader.of(found.customer, std::move(found.entry))});
    }
    return lines;
}

}  // namespace contacts
