#include "core/import/CheckHolders.h"

#include "core/account/PortalUse.h"
#include "core/rules/Sight.h"

#include <algorithm>

namespace contacts {

namespace {

/// Somebody who is not in the file keeps what he holds, so his primary roles are taken.
void checkPrimaryRoles(const ImportPlan& plan, const Catalogue& catalogue, UnitOfWork& work,
                       ImportFindings& findings)
{
    std::set<std::string_view> inFile;
    for (const auto& step : plan.steps)
        inFile.insert(step.row->person.email);
    for (const auto& step : plan.steps)
        for (const auto& key : step.row->person.roles)
        {
            const auto* role = catalogue.find(key);
            if (role == nullptr || !role->primary)
                continue;
            for (const auto& holder : work.contacts().holders(plan.stored->id, key))
                if (!inFile.contains(holder.person.email))
                    findings.error(step.row->line, "roles", key, "primary-role-two-holders", {{"role", key}});
        }
}


/// Active holders of each role, kept by the writer: nobody reads thousands to find out whether one is left.
using Holders = std::map<RoleKey, std::size_t, std::less<>>;


Holders holdersBefore(const ImportPlan& plan, UnitOfWork& work)
{
    const auto head = plan.stored ? work.customers().head(plan.stored->id) : std::nullopt;
    return head ? head->activeHolders : Holders{};
}


Holders holdersAfter(const ImportPlan& plan, Holders holders)
{
    for (const auto& step : plan.steps)
    {
        if (step.member && step.member->person.status == MembershipStatus::active)
            for (const auto& role : step.member->person.roles)
                --holders[role];
        if (const auto after = step.after(); after.status == MembershipStatus::active)
            for (const auto& role : after.roles)
                ++holders[role];
    }
    return holders;
}


bool anyHeld(const std::vector<RoleKey>& roles, const Holders& holders)
{
    return std::any_of(roles.begin(), roles.end(), [&](const RoleKey& role) {
        const auto found = holders.find(role);
        return found != holders.end() && found->second > 0;
    });
}


/// Nobody is stopped here: a list from elsewhere may be incomplete, and somebody has to be told.
void warnOfVacantRoles(const ImportCustomer& customer, const ImportPlan& plan, const Catalogue& catalogue,
                       UnitOfWork& work, ImportFindings& findings)
{
    const auto before = holdersBefore(plan, work);
    const auto after = holdersAfter(plan, before);
    for (const auto& [group, roles] : catalogue.requiredGroups(customer.kind))
        if (!anyHeld(roles, after))
            findings.warn(customer.line, "customer", customer.name,
                          anyHeld(roles, before) ? "required-role-vacant" : "required-role-missing",
                          sight::roleFacts(roles));
}


/// As rules count them: whoever never set a password manages nothing.
bool administers(const std::optional<Contact>& known, const Person& person, const Catalogue& catalogue)
{
    return known && known->accountState == AccountState::active && usesPortal(person) &&
           delegates(person, catalogue);
}


/// A customer that had none before is not made worse by any file.
void checkAdministrators(const ImportCustomer& customer, const ImportPlan& plan, const Catalogue& catalogue,
                         UnitOfWork& work, ImportFindings& findings)
{
    std::vector<ContactId> present;
    std::size_t staying = 0;
    const ImportStep* goes = nullptr;
    for (const auto& step : plan.steps)
    {
        const bool was = step.member && administers(step.known, step.member->person, catalogue);
        const bool will = administers(step.known, step.after(), catalogue);
        if (was)
            present.push_back(step.member->id);
        if (will)
            ++staying;
        if (was && !will && goes == nullptr)
            goes = &step;
    }
    if (goes == nullptr)
        return;
    const auto others = work.contacts().countAdministrators(plan.stored->id, catalogue.delegating(), present,
                                                            Snapshot::several);
    if (others + staying == 0)
        findings.error(goes->row->line, usesPortal(goes->after()) ? "roles" : "portal_user",
                       goes->row->person.email, "last-administrator", {{"person", goes->row->person.name()}});
    else if (others + staying == 1 && others + present.size() > 1)
        findings.warn(customer.line, "customer", customer.name, "one-administrator-left");
}

}  // namespace


void checkHolders(const ImportCustomer& customer, const ImportPlan& plan, const Catalogue& catalogue,
                  UnitOfWork& work, ImportFindings& findings)
{
    if (plan.stored)
        checkPrimaryRoles(plan, catalogue, work, findings);
    checkAdministrators(customer, plan, catalogue, work, findings);
    warnOfVacantRoles(customer, plan, catalogue, work, findings);
}

}  // namespace contacts
