// Whether a text is JSON, and where it stops to be: POCO's parser tells neither line nor column.
#pragma once

#include <cstddef>
#include <string_view>

namespace supportcentre {

inline constexpr std::size_t deepestJson = 32;

/// One value of RFC 8259 with nothing but blanks around it. Throws Rejected{400}, saying line and column
/// (counted from 1, in characters), for anything else, and for what nobody here can hold: deeper than
/// `deepestJson`, whole numbers beyond 64 bits, NUL. `text` is UTF-8.
void checkJsonGrammar(std::string_view text);

}  // namespace supportcentre
