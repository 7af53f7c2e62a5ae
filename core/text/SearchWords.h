// How people find people: texts folded to words, so that "dupont", "DUPONT" and the beginning of either find
// Amélie Dupont. Storage keeps the folded text of a person and looks for " word" in it.
#pragma once

#include "core/contacts/Person.h"

#include <vector>

namespace contacts {

/// What somebody typed into a search field: words without case, accents and punctuation. Something that looks
/// like a telephone number is one word, its digits.
[[nodiscard]] std::vector<std::string> searchWords(std::string_view typed);

/// " word word": every word with one space in front, none twice, at most 1,400 bytes (later words are left
/// out whole). A telephone number stands in it with and without its country code and with the national 0.
[[nodiscard]] std::string searchText(const Person& person);

/// The same of any text: a department, a customer's name.
[[nodiscard]] std::string searchText(std::string_view text);

}  // namespace contacts
