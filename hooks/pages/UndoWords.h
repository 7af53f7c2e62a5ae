#pragma once

#include "core/request/UndoRequest.h"
#include "hooks/Ground.h"

namespace contacts {

/// What undoing would do and what it cannot, for page/undo-lists: "undoLead", "anyLine", "undoPeople",
/// "leftOvers".
void addUndoing(const Ground& ground, const Undoing& undoing, std::string_view locale, templates::View& view);

/// The sentence of one thing that stays.
[[nodiscard]] std::string sentenceOf(const Ground& ground, const LeftOver& leftOver, std::string_view locale);

}  // namespace contacts
