#pragma once

#include "core/Services.h"
#include "mail/MailFacts.h"
#include "mail/MailSettings.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <variant>

namespace contacts {

struct RenderedMail
{
    std::string subject;
    std::string text;
    std::string html;
};

/// The mail must not go any more; the reason is for administrators.
struct Withdrawal
{
    std::string reason;
};

/// Somebody who only looks at a mail never sees a link that opens another's account.
enum class MailReader { receiver, administrator };

/// Turns a row of the outbox into words of its receiver's language at the moment of sending: what it says is
/// true then, and no link in it is dead. [thread-safe]; throws StorageFailure and templates::TemplateError.
class RenderMail
{
public:
    struct Sources
    {
        const templates::Views& views;
        const templates::Words& words;
        Storage& storage;
        const Secrets& secrets;
        const Clock& clock;
        std::function<std::shared_ptr<const Catalogue>()> catalogue;
        const TicketDesk& desk;  ///< Where tickets and our pages are opened.
    };

    explicit RenderMail(Sources sources) : _sources(std::move(sources)) {}

    [[nodiscard]] std::variant<RenderedMail, Withdrawal>
    operator()(const Mail& mail, const MailSettings& settings,
               MailReader reader = MailReader::receiver) const;

    /// What these mails need to know, asked for together (readFactsOf): true for a moment only.
    [[nodiscard]] std::vector<std::optional<FoundFacts>> factsOf(const std::vector<const Mail*>& mails) const;

    [[nodiscard]] std::variant<RenderedMail, Withdrawal> operator()(const Mail& mail, FoundFacts facts,
                                                                    const MailSettings& settings) const;

    /// The same about people who do not exist: what a mail of that kind looks like.
    [[nodiscard]] RenderedMail sample(MailKind kind, const std::string& locale, const MailSettings& settings,
                                      const Policy& policy) const;

private:
    [[nodiscard]] RenderedMail written(const Mail& mail, const MailFacts& facts, const MailSettings& settings,
                                       const Catalogue& catalogue) const;

    Sources _sources;
};

}  // namespace contacts
