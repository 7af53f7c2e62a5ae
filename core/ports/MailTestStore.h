// Test mails that administrators send to themselves: asked for on a page, sent by a job, told by the page.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <optional>
#include <string>

namespace contacts {

struct MailTest
{
    AccountId account{};
    std::string address{};
    std::string name{};
    std::string locale = "en";
    Time askedAt{};
    Time finishedAt{};  ///< Epoch until the mail server has said its last word.

    std::string outcome{};     ///< "sent", "later", "refused", "service-down", "unreachable", "unknown".
    std::string answer{};      ///< The last answer, or our reason.
    std::string offers{};      ///< What the server says it can, a line each.
    std::string transcript{};  ///< What was said, a line each, passwords masked.
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
