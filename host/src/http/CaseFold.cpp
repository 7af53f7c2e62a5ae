#include "host/src/http/CaseFold.h"

namespace supportcentre {

icu::UnicodeString folded(std::string_view text)
{
    auto unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    return unicode.foldCase();
}

}  // namespace supportcentre
