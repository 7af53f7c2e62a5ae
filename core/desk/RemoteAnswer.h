// What a helpdesk of another house answered, or why it did not, as it is stored: one English sentence, for
// the log and the API. Taken apart here, so that a page can say it in any language.
#pragma once

#include "core/text/Sentences.h"

namespace contacts {

using RemoteAnswer = ToldSentence;

/// Nothing: nobody of us has said that; it may be one of those in NetworkTrouble.h.
[[nodiscard]] std::optional<RemoteAnswer> remoteAnswerIn(std::string_view sentence);

}  // namespace contacts
