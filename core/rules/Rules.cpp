#include "core/rules/Rules.h"

#include "core/changes/ChangeSets.h"
#include "core/rules/Checks.h"
#include "core/rules/RunRules.h"

namespace contacts {

namespace {

using namespace checks;

constexpr Rule table[] = {
    {"too-many-lines", Severity::error, holdsTooManyLines},
    {"unknown-person", Severity::error, namesNobody},
    {"unknown-field", Severity::error, namesNoField},
    {"unknown-value", Severity::error, namesNoValue},
    {"unknown-role", Severity::error, namesNoRole},
    {"requester-not-permitted", Severity::error, requesterIsNotPermitted},
    {"linked-details", Severity::error, editsALinkedPerson},
    {"email-invalid", Severity::error, emailIsInvalid},
    {"email-taken-here", Severity::error, emailIsTakenHere},
    {"email-taken-elsewhere", Severity::error, emailIsTakenElsewhere},
    {"email-unknown", Severity::error, emailIsNobodys},
    {"name-empty", Severity::error, nameIsEmpty},
    {"text-control-characters", Severity::error, textHoldsControlCharacters},
    {"text-too-long", Severity::error, textIsTooLong},
    {"phone-not-possible", Severity::error, phoneIsNotPossible},
    {"new-contact-without-role", Severity::error, newContactHasNoRole},
    {"no-role-left", Severity::error, noRoleIsLeft},
    {"role-not-offered", Severity::error, roleIsNotOffered},
    {"role-above-own", Severity::error, roleIsAboveRequester},
    {"promote-not-primary", Severity::error, promotesToAnOrdinaryRole},
    {"primary-role-two-holders", Severity::error, primaryRoleHasTwoHolders},
    {"required-role-vacant", Severity::error, requiredRoleLosesItsHolder},
    {"last-administrator", Severity::error, lastAdministratorVanishes},
    {"last-administrator-himself", Severity::error, lastAdministratorDemotesHimself},
    {"removes-himself", Severity::error, removesHimself},
    {"deactivates-himself", Severity::error, deactivatesHimself},
    {"tied-to-projects", Severity::error, isTiedToProjects},
    {"live-data-changed", Severity::error, wishesWhatIsSo},
    {"live-value-changed", Severity::error, overwritesWhatNobodySaw},
    {"incompatible-roles", Severity::warning, rolesAreIncompatible},
    {"one-administrator-left", Severity::warning, oneAdministratorIsLeft},
    {"many-removed", Severity::warning, manyAreRemovedAtOnce},
    {"email-look-alike", Severity::warning, emailLooksLikeAnother},
    {"deactivated-keeps-roles", Severity::warning, deactivatedKeepsRoles},
    {"primary-role-inactive", Severity::warning, primaryHolderIsInactive},
    {"required-role-missing", Severity::warning, requiredRoleHasNoHolder},
};

}  // namespace


std::span<const Rule> rules()
{
    return table;
}


Findings validate(const Snapshot& before, const ChangeSet& changes, const Actor& actor,
                  const Catalogue& catalogue, const RuleLimits& limits)
{
    const auto after = contacts::apply(changes, before);
    const Judged judged{before, after, changes, actor, catalogue, limits};
    return runRules(rules(), judged);
}

}  // namespace contacts
