#pragma once

#include "mail/Message.h"

#include <memory>

namespace contacts {

struct Envelope
{
    Address from;
    Address to;             ///< One: a refused receiver never touches another's mail.
    std::string reference;  ///< The outbox row, for names of files.
};

struct Delivery
{
    enum class Outcome {
        sent,
        tryLater,     ///< This mail, not now (4xx).
        refused,      ///< This receiver or this mail, never (5xx).
        serviceDown,  ///< No mail at all goes now: no TLS, no log-in, no quota. Says nothing about this one.
        unreachable,  ///< The same, because nobody answers there.
        unknown       ///< It was handed over and the last answer is lost: it may arrive twice.
    };

    Outcome outcome = Outcome::sent;
    std::string answer;  ///< The server's last words or our reason, one clean line for administrators.
    bool ofMail =
        false;  ///< Refused for what the mail holds or who sends it: its receiver's address may be good.
};

/// Carries mails out of the house, one after the other; what it opened for one it may keep for the next.
/// Never throws for anything a server or a disk does; ends within its deadlines.
class Transport
{
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual Delivery send(const Envelope& envelope, const Message& message) = 0;
};

struct MailSettings;

/// The one the settings ask for.
[[nodiscard]] std::unique_ptr<Transport> makeTransport(const MailSettings& settings);

}  // namespace contacts
