// Why there is no connection, or none any more, in the words of the libraries that noticed it (POCO, OpenSSL,
// the resolver) and of our own look-up of names: part of many a stored answer.
#pragma once

#include "core/text/Sentences.h"

namespace contacts {

/// Nothing: it is some rare trouble, which is best told in the library's own words.
[[nodiscard]] std::optional<ToldSentence> networkTroubleIn(std::string_view sentence);

}  // namespace contacts
