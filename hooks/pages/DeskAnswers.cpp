#include "hooks/pages/DeskAnswers.h"

#include "core/desk/RemoteAnswer.h"
#include "hooks/pages/NetworkWords.h"

namespace contacts {

std::string deskAnswerWords(const templates::Words& words, std::string_view locale, std::string_view stored)
{
    auto told = remoteAnswerIn(stored);
    if (!told)
        return networkWords(words, locale, stored);
    // Every reason is shorter than the sentence it stands in.
    for (auto& [name, fact] : told->facts)
        if (name == "reason")
            fact = deskAnswerWords(words, locale, fact);
        else if (name == "trouble")
            fact = networkWords(words, locale, fact);
    return words.say(locale, "desk.answer." + std::string(told->word), told->facts);
}

}  // namespace contacts
