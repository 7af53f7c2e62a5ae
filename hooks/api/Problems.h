#pragma once

#include "core/rules/Findings.h"
#include "hooks/Ground.h"
#include "hooks/api/BadInput.h"
#include "hooks/pages/FindingWords.h"

#include <helpdesk/Page.h>

namespace contacts {

/// problem+json in the visitor's language: title and detail are "api.problem.<type>" and
/// "api.problem.<type>.detail". `more` is an object whose members are added.
[[nodiscard]] helpdesk::Response problem(const Ground& ground, const helpdesk::Request& request, int status,
                                         const std::string& type,
                                         const helpdesk::Json& more = helpdesk::Json::object());

/// 400 with one finding that names the place.
[[nodiscard]] helpdesk::Response problem(const Ground& ground, const helpdesk::Request& request,
                                         const BadInput& bad);

/// 409 or 422 with what the rules say.
[[nodiscard]] helpdesk::Response problem(const Ground& ground, const helpdesk::Request& request, int status,
                                         const std::string& type, const Findings& findings);

/// [{rule, severity, change, field, message}]
[[nodiscard]] helpdesk::Json toJson(const Ground& ground, const Findings& findings, std::string_view locale,
                                    Hearer hearer = Hearer::customer);

}  // namespace contacts
