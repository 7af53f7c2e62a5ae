#include "hooks/pages/MailAnswers.h"

#include "core/outbox/OwnAnswer.h"

namespace contacts {

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
    auto text =
        own ? words.say(locale, "outbox.answer." + std::string(wordOf(*own))) : std::string(told.rest);
    if (told.givenUp)
        text = words.say(locale, "outbox.answer.given-up", {{"answer", std::string_view(text)}});
    return heads + text;
}

}  // namespace contacts
