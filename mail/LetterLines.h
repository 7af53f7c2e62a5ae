// What a letter tells of changes, person by person and line by line.
#pragma once

#include "mail/Letter.h"

namespace contacts {

/// A fact that the row of the outbox keeps; empty when it does not.
[[nodiscard]] std::string valueOf(const Mail& mail, const char* name);

/// Keys of roles that it keeps.
[[nodiscard]] std::vector<RoleKey> rolesIn(const Mail& mail, const char* name);

/// The text with the mark of a quotation in the reader's language.
[[nodiscard]] std::string quoted(const LetterSources& sources, const std::string& text);

[[nodiscard]] templates::View::List linesByPerson(const LetterSources& sources);

}  // namespace contacts
