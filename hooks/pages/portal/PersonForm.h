// A posted form of details and roles, turned into draft lines.
#pragma once

#include "core/changes/Clashes.h"

#include <helpdesk/Page.h>

namespace contacts {

/// Lines for what differs between the form and what it showed ("was.<field>", "was.roles"): a box or field
/// that nobody touched asks for nothing, whatever others have changed meanwhile.
[[nodiscard]] std::vector<Written> linesOf(const helpdesk::Fields& form, const PersonKey& person);

/// What stands in the fields, exactly as typed, over `base`: to show the form again.
[[nodiscard]] Person typedOver(const helpdesk::Fields& form, Person base);

/// The add-contact line of a form for somebody new, in canonical spelling where there is one.
[[nodiscard]] Change additionOf(const helpdesk::Fields& form, const PersonKey& person);

/// A ref as forms and the API make them: a letter, then letters, digits, "-" and "_".
[[nodiscard]] bool looksLikeRef(std::string_view text);

}  // namespace contacts
