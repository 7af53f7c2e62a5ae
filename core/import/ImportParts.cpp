#include "core/import/ImportParts.h"

#include "core/account/PortalUse.h"

#include <algorithm>

namespace contacts {

namespace {

bool holdsPrimary(const Person& person, const Catalogue& catalogue)
{
    return std::any_of(person.roles.begin(), person.roles.end(), [&](const RoleKey& key) {
        const auto* role = catalogue.find(key);
        return role != nullptr && role->primary;
    });
}


/// One may go because another one comes.
bool decidesWithOthers(const ImportStep& step, const Catalogue& catalogue)
{
    const auto decides = [&](const Person& person) {
        return holdsPrimary(person, catalogue) || delegates(person, catalogue);
    };
    return decides(step.wanted) || (step.member && decides(step.member->person));
}

}  // namespace


std::vector<ImportCustomer> partsOf(const ImportCustomer& customer, const ImportPlan& plan,
                                    const Catalogue& catalogue)
{
    std::vector<std::size_t> together;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        if (const auto& step = plan.steps[i]; step.effect() != ImportContacts::RowReport::Effect::unchanged)
            (decidesWithOthers(step, catalogue) ? together : others).push_back(customer.rows[i]);

    std::vector<ImportCustomer> parts;
    const auto begin = [&] {
        parts.push_back(customer);
        parts.back().rows.clear();
    };
    if (!together.empty())
    {
        begin();
        parts.back().rows = std::move(together);
    }
    for (const auto row : others)
    {
        if (parts.empty() || parts.back().rows.size() >= rowsInOnePart)
            begin();
        parts.back().rows.push_back(row);
    }
    return parts;
}

}  // namespace contacts
