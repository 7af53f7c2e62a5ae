#include "hooks/pages/DeskAnswers.h"

#include "core/desk/RemoteAnswer.h"

namespace contacts {

std::string deskAnswerWords(const templates::Words& words, std::string_view locale, std::string_view stored)
{
    auto told = remoteAnswerIn(stored);
    if (!told)
        return std::string(stored);
    // Every reason is shorter than the sentence it stands in.
    for (auto& [name, fact] : told->facts)
        if (name == "reason")
            fact = deskAnswerWords(words, locale, fact);
    return words.say(locale, "desk.answer." + std::string(told->word), told->facts);
}

}  // namespace contacts
