// The rules. The same ones run when the draft changes, at submit, in the ticket's
// transaction and again at implement.
#pragma once

#include "core/Actor.h"
#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"
#include "core/rules/Findings.h"

#include <span>

namespace contacts {

struct RuleLimits
{
    std::size_t removedAtOnce = 3;  ///< More people removed at once than this: a warning.
    std::size_t nameLength = 100;
    std::size_t departmentLength = 100;
    std::size_t lines = 1000;
    bool internationalAddresses =
        false;  ///< Local parts beyond ASCII (RFC 6531): the mail server carries them.
};

/// Everything a rule may look at. References live as long as the call.
struct Judged
{
    const Snapshot& before;
    const Snapshot& after;  ///< apply(changes, before)
    const ChangeSet& changes;
    const Actor& actor;  ///< The requester. At implement: the requester as he is now.
    const Catalogue& catalogue;
    const RuleLimits& limits;
};

struct Rule
{
    std::string_view name;
    Severity severity;
    void (*check)(const Judged& judged, Findings& findings);
};

/// Above the requester is a role that allows everything he may, and more: whoever could give it away could
/// give it to himself. Roles beside his own (Management gives Technical) are what he is there for. Nothing is
/// above the helpdesk. The rule role-above-own, and whatever offers roles, ask here.
[[nodiscard]] bool isAbove(const Role& role, const Actor& requester);

/// Details of others, no roles, no access, no address: what somebody who corrects details, and does no more
/// (contacts.edit), may write and take back.
[[nodiscard]] bool isDetail(const Change& line);

/// All rules, errors first, in the order in which findings are shown.
[[nodiscard]] std::span<const Rule> rules();

/// Never throws, whatever the set says. Findings in the order of rules(), then of lines.
[[nodiscard]] Findings validate(const Snapshot& before, const ChangeSet& changes, const Actor& actor,
                                const Catalogue& catalogue, const RuleLimits& limits = {});

}  // namespace contacts
