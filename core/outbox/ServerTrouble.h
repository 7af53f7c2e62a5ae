// Why no mail server took a mail, as far as we say it ourselves and not the server.
#pragma once

#include "core/text/Sentences.h"

namespace contacts {

/// Nothing: nobody of us has said that.
[[nodiscard]] std::optional<ToldSentence> serverTroubleIn(std::string_view answer);

}  // namespace contacts
