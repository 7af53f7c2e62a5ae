// What stands as the last answer of a mail, and what of it we have said ourselves: that can be read in any
// language, while the words of a mail server stay as they came.
#pragma once

#include "core/outbox/Mail.h"

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// Why a mail of ours must not, or cannot, go out, or not yet.
enum class OwnAnswer {
    customerGone,
    requestGone,
    requestCancelled,
    requestDecided,
    requestSentAgain,
    suggestionAnswered,
    linkGone,
    linkUsed,
    linkReplaced,
    linkExpired,
    linkOfAnotherKey,
    personLeft,
    personLeftOrMoved,
    addressChanged,
    accessGone,
    administersNoMore,
    mailTended,  ///< The one that a notice speaks of.
    noReceiver,
    noSender,
    addressFull  ///< It waits: its address has had as many links within the hour as the settings allow.
};

[[nodiscard]] std::string_view wordOf(OwnAnswer answer);  ///< "link-expired"

/// As it is stored, for the log and the API: "its link has expired".
[[nodiscard]] std::string sentenceOf(OwnAnswer answer);
[[nodiscard]] std::optional<OwnAnswer> ownAnswerFrom(std::string_view sentence);

[[nodiscard]] std::string givenUp(const std::string& answer);
[[nodiscard]] std::string cancelledBy(const std::string& person, const std::string& answer);

/// A stored answer, taken apart from its front: who cancelled the mail or that it was given up, and what had
/// been answered before.
struct ToldAnswer
{
    bool givenUp = false;
    std::string_view cancelledBy{};  ///< Empty: nobody did.
    std::string_view rest{};         ///< Empty when there was no other answer.
};

/// Views into `stored`.
[[nodiscard]] ToldAnswer toldAnswer(std::string_view stored);

/// Nobody has read it, and it does not go out any more by itself.
[[nodiscard]] constexpr bool undelivered(MailState state)
{
    return state == MailState::dead || state == MailState::bounced;
}

}  // namespace contacts
