// Which audit chains are broken, where, and who knows it, as the audit's pages and the health page say it.
#pragma once

#include "core/history/KnownBreaks.h"
#include "templates/Words.h"

namespace contacts {

/// "Acme Oil", "the helpdesk itself"
[[nodiscard]] std::string chainWords(const templates::Words& words, std::string_view locale,
                                     const Break& broken);

/// "Acme Oil (entry 12)"
[[nodiscard]] std::string breakWords(const templates::Words& words, std::string_view locale,
                                     const Break& broken);

/// "Known: Ada Root, today 14:05 – “the restored backup”"
[[nodiscard]] std::string knownWords(const templates::Words& words, std::string_view locale,
                                     const Acknowledgement& known, std::string_view when);

/// The audit at that very entry.
[[nodiscard]] std::string addressOf(const BrokenChain& chain);

}  // namespace contacts
