// One entry of a history in words, for the page and for the file.
#pragma once

#include "core/history/ReadHistory.h"
#include "hooks/pages/portal/RequestWords.h"

namespace contacts {

/// The person's name, "The helpdesk", "The command line" or "The system".
[[nodiscard]] std::string actorWords(const templates::Words& words, std::string_view locale,
                                     const HistoryEntry& entry);

/// "Maria Keller asked for 3 changes"
[[nodiscard]] std::string headingWords(const templates::Words& words, std::string_view locale,
                                       const HistoryEntry& entry);

/// What stands above HistoryEntry::reason(): it may be the helpdesk's question, or the answer to it.
[[nodiscard]] std::string saidTitle(const templates::Words& words, std::string_view locale,
                                    const HistoryEntry& entry);

/// Whom an import made or changed, or what somebody suggested for himself or changed of his own details,
/// ready to be read; a former contact is called so. The lines of requests stand in them.
[[nodiscard]] std::vector<DescribedPerson> peopleNoted(const Ground& ground, std::string_view locale,
                                                       const HistoryEntry& entry);

/// How the lines of the entry are told: as asked for, or as done.
[[nodiscard]] Tense tenseOf(const HistoryEntry& entry);

}  // namespace contacts
