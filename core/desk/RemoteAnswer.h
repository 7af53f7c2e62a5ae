// What a helpdesk of another house answered, or why it did not, as it is stored: one English sentence, for
// the log and the API. Taken apart here, so that a page can say it in any language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contacts {

struct RemoteAnswer
{
    std::string_view word;  ///< "ticket-merged"
    /// By name, as they stand in the sentence. Of a `reason` the sentence is another one of these.
    std::vector<std::pair<std::string, std::string>> facts;
};

/// Nothing: nobody of us has said that.
[[nodiscard]] std::optional<RemoteAnswer> remoteAnswerIn(std::string_view sentence);

}  // namespace contacts
