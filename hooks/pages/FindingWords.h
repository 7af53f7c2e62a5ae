// What a rule has to say, in a person's language.
#pragma once

#include "core/catalogue/Catalogue.h"
#include "core/rules/Findings.h"
#include "templates/Words.h"

namespace contacts {

/// Agents read facts where a customer reads words that give nothing away, and are not sent to the helpdesk.
enum class Hearer { customer, agent };

/// The message "finding.<rule>" with the finding's facts; role keys among the facts become their labels.
[[nodiscard]] std::string sentenceOf(const Finding& finding, const templates::Words& words,
                                     std::string_view locale, const Catalogue& catalogue,
                                     Hearer hearer = Hearer::customer);

}  // namespace contacts
