#include "mail/RenderMail.h"

#include "mail/Letter.h"

namespace contacts {

std::variant<RenderedMail, Withdrawal> RenderMail::operator()(const Mail& mail, const MailSettings& settings,
                                                              MailReader reader) const
{
    const auto catalogue = _sources.catalogue();
    auto read = readMailFacts(_sources.storage, _sources.secrets, *catalogue, mail, _sources.clock.now());
    if (auto* reason = std::get_if<std::string>(&read))
        return Withdrawal{std::move(*reason)};

    if (auto& facts = std::get<MailFacts>(read); reader == MailReader::administrator && !facts.link.empty())
        facts.link = "…";
    const auto letter = writeLetter(
        {mail, std::get<MailFacts>(read), settings, _sources.words, *catalogue, _sources.ticketAddress});
    const auto name = "mail/" + std::string(wordOf(mail.kind));
    return RenderedMail{letter.subject, _sources.views.render(name + ".txt", mail.locale, letter.view),
                        _sources.views.render(name + ".html", mail.locale, letter.view)};
}

}  // namespace contacts
