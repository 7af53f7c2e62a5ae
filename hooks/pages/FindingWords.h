// What a rule has to say, in a person's language.
#pragma once

#include "core/catalogue/Catalogue.h"
#include "core/rules/Findings.h"
#include "templates/Words.h"

namespace contacts {

/// The message "finding.<rule>" with the finding's facts; role keys among the facts become their labels.
[[nodiscard]] std::string sentenceOf(const Finding& finding, const templates::Words& words,
                                     std::string_view locale, const Catalogue& catalogue);

}  // namespace contacts
