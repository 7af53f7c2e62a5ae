#pragma once

#include "core/import/ImportContacts.h"
#include "templates/Words.h"

namespace contacts {

/// What an import has against a row; empty for a rule without words.
[[nodiscard]] std::string importRuleWords(const templates::Words& words, std::string_view locale,
                                          const std::string& rule,
                                          const std::vector<std::pair<std::string, std::string>>& facts,
                                          const Catalogue& catalogue);

/// How large a file may be; empty when that is not known (0).
[[nodiscard]] std::string importLimitWords(const templates::Words& words, std::string_view locale,
                                           std::uint64_t mostBytes);

}  // namespace contacts
