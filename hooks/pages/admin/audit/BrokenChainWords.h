// Which audit chains are broken and where, as the audit page and the health page name them.
#pragma once

#include "core/ports/Storage.h"
#include "templates/Words.h"

namespace contacts {

/// "Acme Oil (entry 12)" for each of AuditWalkState::firstBad.
[[nodiscard]] std::vector<std::string> brokenChainWords(const templates::Words& words, UnitOfWork& work,
                                                        std::string_view locale, std::string_view firstBad);

}  // namespace contacts
