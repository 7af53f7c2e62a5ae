// Who wrote a line of the shared draft, and when.
#pragma once

#include "hooks/pages/portal/DraftMarks.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// "Paul Dubois, today 14:05", of the reader's own lines "you, today 14:05"; empty where nobody is noted.
[[nodiscard]] std::string authorWords(const Visit& visit, const std::string& name, Time writtenAt);

/// By number of the line.
[[nodiscard]] std::map<std::uint32_t, std::string> authorsOf(const Visit& visit, const PersonMarks& marks);

/// Sentences about lines that stand in no field: "Flagged for removal by Paul Dubois, today 14:05".
[[nodiscard]] templates::View::List standingLines(const Visit& visit, const PersonMarks& marks);

}  // namespace contacts
