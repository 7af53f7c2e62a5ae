#include "core/import/CheckHolders.h"

#include "core/account/PortalUse.h"
#include "core/rules/Sight.h"
#include "core/text/Email.h"

#include <algorithm>
#include <functional>

namespace contacts {

namespace {

using Give = std::function<void(const ImportStep& step, const RoleKey& key)>;


void forEachGivenPrimaryRole(const ImportPlan& plan, const Catalogue& catalogue, const Give& give)
{
    for (const auto& step : plan.steps)
        if (!step.keepsRoles)
            for (const auto& key : step.wanted.roles)
                if (const auto* role = catalogue.find(key); role != nullptr && role->primary)
                    give(step, key);
}


void secondHolder(const ImportStep& step, const RoleKey& key, ImportFindings& findings)
{
    findings.error(step.row->line, std::string(step.row->rolesColumn), key, "primary-role-two-holders",
                   {{"role", key}});
}


/// Somebody of whose roles the file says nothing keeps what he holds, so his primary roles are taken.
void checkPrimaryRoles(const ImportPlan& plan, const Catalogue& catalogue, UnitOfWork& work,
                       ImportFindings& findings)
{
    std::set<std::string_view> told;
    for (const auto& step : plan.steps)
        if (!step.keepsRoles)
            told.insert(step.wanted.email);
    forEachGivenPrimaryRole(plan, catalogue, [&](const ImportStep& step, const RoleKey& key) {
        for (const auto& holder : work.contacts().holders(plan.stored->id, key))
            if (!told.contains(holder.person.email))
                secondHolder(step, key, findings);
    });
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
        if (step.wanted.status == MembershipStatus::active)
            for (const auto& role : step.wanted.roles)
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
    for (const auto& [group, roles] :
         catalogue.requiredGroups(plan.stored ? plan.stored->kind : customer.kind))
        if (!anyHeld(roles, after))
            findings.warn(customer.line, "customer", customer.name,
                          anyHeld(roles, before) ? "required-role-vacant" : "required-role-missing",
                          sight::roleFacts(roles));
}


/// Roles that should be in different hands, where he does not hold both already.
void warnOfIncompatibleRoles(const ImportPlan& plan, const Catalogue& catalogue, ImportFindings& findings)
{
    for (const auto& step : plan.steps)
        for (const auto& held : step.wanted.roles)
        {
            const auto* role = catalogue.find(held);
            if (role == nullptr || step.keepsRoles)
                continue;
            for (const auto& other : role->incompatibleWith)
            {
                const bool already = step.member && step.member->person.roles.contains(held) &&
                                     step.member->person.roles.contains(other);
                if (held < other && step.wanted.roles.contains(other) && !already)
                    findings.warn(step.row->line, std::string(step.row->rolesColumn), step.wanted.email,
                                  "incompatible-roles",
                                  {{"person", step.wanted.name()}, {"role", held}, {"other", other}});
            }
        }
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
        const bool will = administers(step.known, step.wanted, catalogue);
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
        findings.error(goes->row->line, usesPortal(goes->wanted) ? "roles" : "portal_user",
                       goes->wanted.email, "last-administrator", {{"person", goes->wanted.name()}});
    else if (others + staying == 1 && others + present.size() > 1)
        findings.warn(customer.line, "customer", customer.name, "one-administrator-left");
}

}  // namespace


void checkGivenRoles(const ImportPlan& plan, const Catalogue& catalogue, ImportFindings& findings)
{
    for (const auto& step : plan.steps)
        if (!step.keepsRoles && step.wanted.roles.empty())
            findings.error(step.row->line, std::string(step.row->rolesColumn), "", "new-contact-without-role",
                           {{"person", step.wanted.name()}});
    std::set<std::string_view> given;
    forEachGivenPrimaryRole(plan, catalogue, [&](const ImportStep& step, const RoleKey& key) {
        if (!given.insert(key).second)
            secondHolder(step, key, findings);
    });
}


void checkHolders(const ImportCustomer& customer, const ImportPlan& plan, const Catalogue& catalogue,
                  UnitOfWork& work, ImportFindings& findings)
{
    if (plan.stored)
        checkPrimaryRoles(plan, catalogue, work, findings);
    warnOfIncompatibleRoles(plan, catalogue, findings);
    checkAdministrators(customer, plan, catalogue, work, findings);
    warnOfVacantRoles(customer, plan, catalogue, work, findings);
}


void warnOfLookAlikes(const ImportPlan& plan, UnitOfWork& work, ImportFindings& findings)
{
    if (!plan.stored)
        return;
    for (const auto& step : plan.steps)
    {
        if (step.known)
            continue;
        const auto& address = step.wanted.email;
        for (const auto& existing : work.contacts().looksLike(plan.stored->id, skeleton(address)))
            if (existing != address)
                findings.warn(step.row->line, "email", address, "email-look-alike",
                              {{"email", address}, {"other", existing}});
    }
}

}  // namespace contacts
