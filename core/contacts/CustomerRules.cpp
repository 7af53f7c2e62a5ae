#include "core/contacts/CustomerRules.h"

#include "core/rules/RunRules.h"
#include "core/rules/Sight.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t longestName = 200;

struct Subject
{
    const Customer& wanted;
    const CustomerSurroundings& around;
    const Catalogue& catalogue;

    [[nodiscard]] bool kindChanges() const { return around.before && around.before->kind != wanted.kind; }
};

using Facts = std::vector<std::pair<std::string, std::string>>;


void add(Findings& findings, std::string field, Facts facts = {})
{
    Finding finding;
    finding.field = std::move(field);
    finding.facts = std::move(facts);
    findings.push_back(std::move(finding));
}


void nameIsEmpty(const Subject& judged, Findings& findings)
{
    if (!readable(judged.wanted.name))
        add(findings, "name");
}


void nameIsTooLong(const Subject& judged, Findings& findings)
{
    if (codePoints(judged.wanted.name) > longestName)
        add(findings, "name", {{"limit", std::to_string(longestName)}});
}


void nameIsTaken(const Subject& judged, Findings& findings)
{
    if (judged.around.nameTaken)
        add(findings, "name", {{"name", judged.wanted.name}});
}


void parentIsMissing(const Subject& judged, Findings& findings)
{
    if (judged.wanted.kind == CustomerKind::subsidiary && !judged.wanted.parent)
        add(findings, "parent");
}


void parentIsNotAllowed(const Subject& judged, Findings& findings)
{
    if (judged.wanted.kind != CustomerKind::subsidiary && judged.wanted.parent)
        add(findings, "parent");
}


/// Only a global customer has subsidiaries and only a subsidiary has a parent: no family goes deeper, and
/// none in a circle.
void parentIsNotGlobal(const Subject& judged, Findings& findings)
{
    const auto& wanted = judged.wanted;
    if (wanted.kind != CustomerKind::subsidiary || !wanted.parent)
        return;
    const auto& parent = judged.around.parent;
    if (wanted.parent == wanted.id || !parent || parent->kind != CustomerKind::global)
        add(findings, "parent", {{"name", parent ? parent->name : std::string()}});
}


void keepsSubsidiaries(const Subject& judged, Findings& findings)
{
    if (judged.wanted.kind != CustomerKind::global && judged.around.subsidiaries > 0)
        add(findings, "kind", {{"count", std::to_string(judged.around.subsidiaries)}});
}


void paysAlthoughNoPurchaser(const Subject& judged, Findings& findings)
{
    if (judged.wanted.kind != CustomerKind::purchaser && judged.wanted.paysFor)
        add(findings, "paysFor");
}


/// Whoever is paid for does not pay for others: no chain of bills, and none in a circle.
void paysForAPurchaser(const Subject& judged, Findings& findings)
{
    const auto& wanted = judged.wanted;
    if (wanted.kind != CustomerKind::purchaser || !wanted.paysFor)
        return;
    const auto& other = judged.around.paysFor;
    if (wanted.paysFor == wanted.id || !other || other->kind == CustomerKind::purchaser)
        add(findings, "paysFor", {{"name", other ? other->name : std::string()}});
}


void keepsPayers(const Subject& judged, Findings& findings)
{
    if (judged.wanted.kind == CustomerKind::purchaser && judged.around.payers > 0)
        add(findings, "kind", {{"count", std::to_string(judged.around.payers)}});
}


/// A role that the kind does not offer can still be taken away, but a primary one stands in no list then.
void roleLosesItsPlace(const Subject& judged, bool primary, Findings& findings)
{
    if (!judged.kindChanges())
        return;
    for (const auto& role : judged.catalogue.roles())
    {
        const auto held = judged.around.holders.find(role.key);
        if (role.primary == primary && held != judged.around.holders.end() && held->second > 0 &&
            !role.offeredTo.contains(judged.wanted.kind))
            add(findings, "kind", {{"role", role.key}, {"count", std::to_string(held->second)}});
    }
}


void primaryRoleIsHeld(const Subject& judged, Findings& findings)
{
    roleLosesItsPlace(judged, true, findings);
}


void heldRoleIsNotOffered(const Subject& judged, Findings& findings)
{
    roleLosesItsPlace(judged, false, findings);
}


/// Of the groups that the new kind requires, those that nobody fills. An empty customer lacks everything:
/// that is no news.
void requiredRoleIsVacant(const Subject& judged, Findings& findings)
{
    if (!judged.kindChanges() || judged.wanted.contacts == 0)
        return;
    const auto isHeld = [&](const RoleKey& role) {
        const auto held = judged.around.holders.find(role);
        return held != judged.around.holders.end() && held->second > 0;
    };
    for (const auto& [group, roles] : judged.catalogue.requiredGroups(judged.wanted.kind))
        if (std::none_of(roles.begin(), roles.end(), isHeld))
            add(findings, "kind", sight::roleFacts(roles));
}


void nameLooksAlike(const Subject& judged, Findings& findings)
{
    if (!judged.around.nameTaken && !judged.around.alike.empty())
        add(findings, "name", {{"name", judged.around.alike}});
}


void paysForNobody(const Subject& judged, Findings& findings)
{
    if (judged.wanted.kind == CustomerKind::purchaser && !judged.wanted.paysFor)
        add(findings, "paysFor");
}


void requestIsJudgedAnew(const Subject& judged, Findings& findings)
{
    if (judged.kindChanges() && judged.around.requestWaits)
        add(findings, "kind");
}


struct CustomerRule
{
    std::string_view name;
    Severity severity;
    void (*check)(const Subject& judged, Findings& findings);
};

constexpr CustomerRule table[] = {
    {"customer-name-empty", Severity::error, nameIsEmpty},
    {"text-too-long", Severity::error, nameIsTooLong},
    {"customer-name-taken", Severity::error, nameIsTaken},
    {"customer-parent-missing", Severity::error, parentIsMissing},
    {"customer-parent-not-allowed", Severity::error, parentIsNotAllowed},
    {"customer-parent-not-global", Severity::error, parentIsNotGlobal},
    {"customer-has-subsidiaries", Severity::error, keepsSubsidiaries},
    {"customer-pays-not-allowed", Severity::error, paysAlthoughNoPurchaser},
    {"customer-pays-for-purchaser", Severity::error, paysForAPurchaser},
    {"customer-is-paid-for", Severity::error, keepsPayers},
    {"customer-primary-role-held", Severity::error, primaryRoleIsHeld},
    {"customer-name-alike", Severity::warning, nameLooksAlike},
    {"customer-pays-for-nobody", Severity::warning, paysForNobody},
    {"customer-role-not-offered", Severity::warning, heldRoleIsNotOffered},
    {"customer-role-vacant", Severity::warning, requiredRoleIsVacant},
    {"customer-request-waits", Severity::warning, requestIsJudgedAnew},
};

}  // namespace


Findings judge(const Customer& wanted, const CustomerSurroundings& around, const Catalogue& catalogue)
{
    const Subject judged{wanted, around, catalogue};
    return runRules(table, judged);
}

}  // namespace contacts
