#pragma once

#include "templates/Make.h"

namespace templates {

/// The whole text of a template in one language, ready to be parsed: partials put in (from the catalogue
/// only, never in circles),
/// [[words]] said and escaped, blanks taken out. Names ending in ".txt" are plain text: nothing escaped,
/// nothing taken out.
[[nodiscard]] std::string compose(const Texts& texts, std::string_view name, const Words& words,
                                  std::string_view locale);

[[nodiscard]] inline bool plainText(std::string_view name)
{
    return name.ends_with(".txt");
}

}  // namespace templates
