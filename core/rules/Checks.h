// The checks behind the rules, one function each. A check says where and with which facts; name and severity
// are stamped on its findings by validate(). None throws, whatever the set says.
#pragma once

#include "core/rules/Rules.h"

namespace contacts::checks {

// Lines that mean nothing (Lines.cpp).
void namesNobody(const Judged& judged, Findings& findings);
void namesNoField(const Judged& judged, Findings& findings);
void namesNoValue(const Judged& judged, Findings& findings);
void namesNoRole(const Judged& judged, Findings& findings);
void holdsTooManyLines(const Judged& judged, Findings& findings);
void wishesWhatIsSo(const Judged& judged, Findings& findings);
void overwritesWhatNobodySaw(const Judged& judged, Findings& findings);
void editsALinkedPerson(const Judged& judged, Findings& findings);

// Addresses (Emails.cpp).
void emailIsInvalid(const Judged& judged, Findings& findings);
void emailIsTakenHere(const Judged& judged, Findings& findings);
void emailIsTakenElsewhere(const Judged& judged, Findings& findings);
void emailIsNobodys(const Judged& judged, Findings& findings);
void emailLooksLikeAnother(const Judged& judged, Findings& findings);

// Names and numbers (Texts.cpp).
void nameIsEmpty(const Judged& judged, Findings& findings);
void textHoldsControlCharacters(const Judged& judged, Findings& findings);
void textIsTooLong(const Judged& judged, Findings& findings);
void phoneIsNotPossible(const Judged& judged, Findings& findings);

// Who may ask for what (Grants.cpp).
void requesterIsNotPermitted(const Judged& judged, Findings& findings);
void roleIsNotOffered(const Judged& judged, Findings& findings);
void roleIsAboveRequester(const Judged& judged, Findings& findings);
void promotesToAnOrdinaryRole(const Judged& judged, Findings& findings);

// Who holds what afterwards (Holders.cpp).
void newContactHasNoRole(const Judged& judged, Findings& findings);
void noRoleIsLeft(const Judged& judged, Findings& findings);
void primaryRoleHasTwoHolders(const Judged& judged, Findings& findings);
void primaryHolderIsInactive(const Judged& judged, Findings& findings);
void requiredRoleLosesItsHolder(const Judged& judged, Findings& findings);
void requiredRoleHasNoHolder(const Judged& judged, Findings& findings);
void rolesAreIncompatible(const Judged& judged, Findings& findings);

// Who administers afterwards (Administrators.cpp).
void lastAdministratorVanishes(const Judged& judged, Findings& findings);
void lastAdministratorDemotesHimself(const Judged& judged, Findings& findings);
void oneAdministratorIsLeft(const Judged& judged, Findings& findings);

// Who goes (Leaving.cpp).
void removesHimself(const Judged& judged, Findings& findings);
void deactivatesHimself(const Judged& judged, Findings& findings);
void isTiedToProjects(const Judged& judged, Findings& findings);
void manyAreRemovedAtOnce(const Judged& judged, Findings& findings);
void deactivatedKeepsRoles(const Judged& judged, Findings& findings);

}  // namespace contacts::checks
