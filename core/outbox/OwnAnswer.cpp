#include "core/outbox/OwnAnswer.h"

#include "core/text/Words.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::pair<OwnAnswer, std::string_view> answerWords[] = {
    {OwnAnswer::customerGone, "customer-gone"},
    {OwnAnswer::requestGone, "request-gone"},
    {OwnAnswer::requestCancelled, "request-cancelled"},
    {OwnAnswer::requestDecided, "request-decided"},
    {OwnAnswer::requestSentAgain, "request-sent-again"},
    {OwnAnswer::suggestionAnswered, "suggestion-answered"},
    {OwnAnswer::linkGone, "link-gone"},
    {OwnAnswer::linkUsed, "link-used"},
    {OwnAnswer::linkReplaced, "link-replaced"},
    {OwnAnswer::linkExpired, "link-expired"},
    {OwnAnswer::linkOfAnotherKey, "link-of-another-key"},
    {OwnAnswer::personLeft, "person-left"},
    {OwnAnswer::personLeftOrMoved, "person-left-or-moved"},
    {OwnAnswer::addressChanged, "address-changed"},
    {OwnAnswer::accessGone, "access-gone"},
    {OwnAnswer::administersNoMore, "administers-no-more"},
    {OwnAnswer::mailTended, "mail-tended"},
    {OwnAnswer::noReceiver, "no-receiver"},
    {OwnAnswer::noSender, "no-sender"},
    {OwnAnswer::addressFull, "address-full"},
};

/// Rows that are stored hold these: a sentence never changes.
constexpr std::pair<OwnAnswer, std::string_view> sentences[] = {
    {OwnAnswer::customerGone, "its customer does not exist any more"},
    {OwnAnswer::requestGone, "its request does not exist any more"},
    {OwnAnswer::requestCancelled, "its request was cancelled"},
    {OwnAnswer::requestDecided, "its request was decided or returned"},
    {OwnAnswer::requestSentAgain, "its request was sent again or decided"},
    {OwnAnswer::suggestionAnswered, "its suggestion was answered, replaced or withdrawn"},
    {OwnAnswer::linkGone, "its link does not exist any more"},
    {OwnAnswer::linkUsed, "its link was used"},
    {OwnAnswer::linkReplaced, "its link was replaced or revoked"},
    {OwnAnswer::linkExpired, "its link has expired"},
    {OwnAnswer::linkOfAnotherKey, "its link cannot be made again: the server's key has changed"},
    {OwnAnswer::personLeft, "the person has left the customer"},
    {OwnAnswer::personLeftOrMoved, "the person's address changed or he left the customer"},
    {OwnAnswer::addressChanged, "the person's address changed"},
    {OwnAnswer::accessGone, "the person has no portal access any more"},
    {OwnAnswer::administersNoMore, "the person does not administer the customer any more"},
    {OwnAnswer::mailTended, "what it speaks of was sent again or withdrawn"},
    {OwnAnswer::noReceiver, "the receiver's address is none"},
    {OwnAnswer::noSender, "the sender's address in the settings is none"},
    {OwnAnswer::addressFull, "its address has had as many links within the hour as the settings allow"},
};

constexpr std::string_view givenUpPrefix = "given up: ";
constexpr std::string_view cancelledPrefix = "cancelled by ";
constexpr std::string_view before = "; ";

}  // namespace


std::string_view wordOf(OwnAnswer answer)
{
    return words::wordIn(answerWords, answer);
}


std::string sentenceOf(OwnAnswer answer)
{
    return std::string(words::wordIn(sentences, answer));
}


std::optional<OwnAnswer> ownAnswerFrom(std::string_view sentence)
{
    return words::valueIn(sentences, sentence);
}


std::string givenUp(const std::string& answer)
{
    return std::string(givenUpPrefix) + answer;
}


std::string cancelledBy(const std::string& person, const std::string& answer)
{
    return std::string(cancelledPrefix) + person +
           (answer.empty() ? std::string() : std::string(before) + answer);
}


ToldAnswer toldAnswer(std::string_view stored)
{
    ToldAnswer told;
    told.rest = stored;
    if (stored.starts_with(givenUpPrefix))
    {
        told.givenUp = true;
        told.rest.remove_prefix(givenUpPrefix.size());
    }
    else if (stored.starts_with(cancelledPrefix))
    {
        told.rest.remove_prefix(cancelledPrefix.size());
        const auto end = std::min(told.rest.find(before), told.rest.size());
        told.cancelledBy = told.rest.substr(0, end);
        told.rest.remove_prefix(std::min(end + before.size(), told.rest.size()));
    }
    return told;
}

}  // namespace contacts
