// Sentences with marked-up arguments: the words stay in the catalogue, the markup in the template.
#pragma once

#include "core/changes/Describe.h"
#include "templates/View.h"
#include "templates/Words.h"

namespace contacts {

/// How an argument of a sentence is shown.
enum class PartLook {
    plain,
    name,   ///< <bdi>
    added,  ///< <ins>
    gone    ///< <del>
};

struct MarkedArgument
{
    std::string name;
    std::string value;
    PartLook look = PartLook::plain;
};

/// The sentence as a list of parts, each {part, isPlain, isName, isAdded, isGone}. Arguments that are not
/// plain must not decide the form of a select or plural.
[[nodiscard]] templates::View::List phrase(const templates::Words& words, std::string_view locale,
                                           std::string_view key,
                                           const std::vector<MarkedArgument>& arguments);

/// A described line: what comes is marked as added, what goes as gone.
[[nodiscard]] templates::View::List phrase(const templates::Words& words, std::string_view locale,
                                           const DescribedLine& line, Tense tense);

/// "add", "del" or "edit": the look of a line.
[[nodiscard]] std::string lookOf(DescribedLine::Sign sign);

}  // namespace contacts
