#include "hooks/pages/NetworkWords.h"

#include "core/text/NetworkTrouble.h"

namespace contacts {

std::string networkWords(const templates::Words& words, std::string_view locale, std::string_view stored)
{
    const auto told = networkTroubleIn(stored);
    return told ? words.say(locale, "network." + std::string(told->word), told->facts) : std::string(stored);
}

}  // namespace contacts
