// Test mails that administrators send to themselves: asked for on a page, sent by a job, told by the page.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

struct MailTest
{
    AccountId account{};
    std::string address;
    std::string name;
    std::string locale = "en";
    Time askedAt{};
    Time finishedAt{};  ///< Epoch until the mail server has said its last word.

    /// "sent", "spool", "later", "refused", "insecure", "service-down", "unreachable", "unknown".
    std::string outcome;
    std::string answer;      ///< The last answer, or our reason.
    std::string offers;      ///< What the server says it can, a line each.
    std::string transcript;  ///< What was said, a line each, passwords masked.

    /// The line of the transcript after which all is said in TLS.
    static constexpr std::string_view beginsTls = "(from here on in TLS)";

    /// No word was said in the clear, so that the server had no STARTTLS to offer.
    [[nodiscard]] bool allInTls() const { return transcript.starts_with(beginsTls); }
};

class MailTestStore
{
public:
    virtual ~MailTestStore() = default;

    /// In place of the earlier one of that account.
    virtual void ask(const MailTest& test) = 0;
    /// The last one of that account.
    [[nodiscard]] virtual std::optional<MailTest> find(AccountId account) = 0;

    /// One that nobody has taken since `before`; no other worker gets it then. Nothing when none waits.
    [[nodiscard]] virtual std::optional<MailTest> take(Time now, Time before) = 0;
    /// False: the administrator asked for another one meanwhile.
    [[nodiscard]] virtual bool finish(const MailTest& test) = 0;
};

}  // namespace contacts
