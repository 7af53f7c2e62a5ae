// What contacts suggest, in words: for the asker's own page and for the administrators' list.
#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// Each line as {look, sign, sentence}, as page/suggested shows them.
[[nodiscard]] templates::View::List suggestedLines(const Ground& ground, std::string_view locale,
                                                   const Suggestion& suggestion, const Contact& author);

/// `suggestions` and what page/suggestions needs besides. Reads nothing where none waits or the reader does
/// not manage contacts. `draft`: none while a request waits, so that nothing can be taken into it.
void addSuggestions(templates::View& view, const Visit& visit, const DraftView* draft);

}  // namespace contacts
