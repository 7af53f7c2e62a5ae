// Reads a JSON body strictly: POCO's parser keeps the last of two equal names and reads on after the end.
#pragma once

#include <helpdesk/Json.h>

#include <string_view>

namespace supportcentre {

/// Throws Rejected{400}: not UTF-8, duplicate names (naming the first of them and its object), numbers that
/// are no double, and whatever checkJsonGrammar() refuses, saying where.
[[nodiscard]] helpdesk::Json parseStrictJson(std::string_view text);

}  // namespace supportcentre
