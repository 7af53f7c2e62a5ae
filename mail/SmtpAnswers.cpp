#include "mail/SmtpAnswers.h"

#include "mail/CleanText.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using Outcome = Delivery::Outcome;


/// Whatever step they come at, these speak of the service (RFC 5321 §3.8, RFC 4954).
bool serviceCode(int code)
{
    constexpr std::array<int, 6> codes{421, 454, 530, 534, 535, 538};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}


/// So do these (RFC 3463): X.3 the mail system is full or switched off, X.7.8 the log-in; and X.4.5 and
/// X.7.28, with which large providers refuse whoever has sent too much.
bool serviceStatus(std::string_view text)
{
    constexpr std::array<std::string_view, 7> beginnings{"4.3.",  "5.3.",   "4.7.8", "5.7.8",
                                                         "5.4.5", "4.7.28", "5.7.28"};
    // 5.3.4 and 4.3.4 are about this one mail: it is too large.
    return text.size() > 4 && text.substr(1, 4) != ".3.4" &&
           std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}


/// A server that relays nothing for us refuses every receiver: that is a wrong log-in, not a wrong address.
bool refusesRelaying(const SmtpReply& reply)
{
    const auto text = cleanLine(reply.text);
    const auto words = {std::string_view("relay access denied"), std::string_view("relaying denied"),
                        std::string_view("relay not permitted"), std::string_view("unable to relay")};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        for (std::size_t at = 0; at + word.size() <= text.size(); ++at)
            if (sameWord(std::string_view(text).substr(at, word.size()), word))
                return true;
        return false;
    });
}


/// What a refusal of one receiver or one mail means.
Outcome meaning(const SmtpReply& reply)
{
    if (serviceCode(reply.code) || serviceStatus(reply.text) || refusesRelaying(reply))
        return Outcome::serviceDown;
    return reply.forEver() ? Outcome::refused : Outcome::tryLater;
}


/// Whether a refusal for ever says nothing about the receiver's address. Its status tells (RFC 3463): X.1 and
/// X.2 are about address and mailbox, but for the sender's own and for mails that are too long; X.3, X.6 and
/// X.7 are about size, content and rules, also in answer to RCPT, where a list of unwanted senders speaks
/// like that. Without such a status it is the step that tells.
bool refusesMail(std::string_view step, const SmtpReply& reply)
{
    const std::string_view text = reply.text;
    const bool atReceiver = step == "RCPT";
    if (text.size() < 5 || text[0] != '5' || text[1] != '.' || text[3] != '.')
        return !atReceiver;
    const auto is = [&](std::string_view status) {
        return text.starts_with(status) && (text.size() == status.size() || text[status.size()] == ' ');
    };
    switch (text[2])
    {
    case '1': return is("5.1.7") || is("5.1.8");
    case '2': return is("5.2.3");
    case '3':
    case '6':
    case '7': return true;
    default: return !atReceiver;
    }
}

}  // namespace


bool sameWord(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}


std::string said(std::string_view step, const SmtpReply& reply)
{
    return std::string(step) + ": " + std::to_string(reply.code) + " " + cleanLine(reply.text).substr(0, 300);
}


Delivery undelivered(std::string_view step, const SmtpReply& reply)
{
    const auto outcome = meaning(reply);
    return {outcome, said(step, reply), outcome == Outcome::refused && refusesMail(step, reply)};
}

}  // namespace contacts
