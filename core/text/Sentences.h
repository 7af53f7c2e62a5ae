// Sentences that are stored in English, for the log and the API, taken apart so that a page can say them in
// any language.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contacts {

/// A word for a sentence, and the sentence with {facts} in it: {"late", "{place} is late"}.
using Sentence = std::pair<std::string_view, std::string_view>;

struct ToldSentence
{
    std::string_view word;  ///< "late"
    /// By name, as they stand in the sentence. A `reason` is another sentence of the same list, a `trouble`
    /// one of those in NetworkTrouble.h, and a `call` begins as one of HTTP does.
    std::vector<std::pair<std::string, std::string>> facts;
};

/// The first one that fits counts. Nothing: it is none of them.
[[nodiscard]] std::optional<ToldSentence> toldIn(std::span<const Sentence> sentences, std::string_view text);

}  // namespace contacts
