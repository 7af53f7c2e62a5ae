#include "hooks/pages/MailAnswers.h"

#include "core/outbox/OwnAnswer.h"
#include "core/outbox/ServerTrouble.h"
#include "hooks/pages/NetworkWords.h"

namespace contacts {

namespace {

std::string troubleWords(const templates::Words& words, std::string_view locale, std::string_view answer)
{
    auto told = serverTroubleIn(answer);
    if (!told)
        return std::string(answer);
    // Every reason is shorter than the sentence it stands in.
    for (auto& [name, fact] : told->facts)
        if (name == "reason")
            fact = troubleWords(words, locale, fact);
        else if (name == "trouble")
            fact = networkWords(words, locale, fact);
    return words.say(locale, "outbox.trouble." + std::string(told->word), told->facts);
}

}  // namespace


std::string answerWords(const templates::Words& words, std::string_view locale, std::string_view stored)
{
    std::string heads;
    auto told = toldAnswer(stored);
    for (; !told.cancelledBy.empty(); told = toldAnswer(told.rest))
    {
        heads += words.say(locale, "outbox.answer.cancelled", {{"person", told.cancelledBy}});
        if (!told.rest.empty())
            heads += "; ";
    }
    const auto own = ownAnswerFrom(told.rest);
    auto text = own ? words.say(locale, "outbox.answer." + std::string(wordOf(*own)))
                    : troubleWords(words, locale, told.rest);
    if (told.givenUp)
        text = words.say(locale, "outbox.answer.given-up", {{"answer", std::string_view(text)}});
    return heads + text;
}

}  // namespace contacts
