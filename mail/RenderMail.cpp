#include "mail/RenderMail.h"

#include "mail/AccountMails.h"
#include "mail/Letter.h"
#include "mail/SampleMail.h"

namespace contacts {

std::variant<RenderedMail, Withdrawal> RenderMail::operator()(const Mail& mail, const MailSettings& settings,
                                                              MailReader reader) const
{
    auto found =
        readMailFacts(_sources.storage, _sources.secrets, *_sources.catalogue(), mail, _sources.clock.now());
    if (auto* facts = std::get_if<MailFacts>(&found);
        facts != nullptr && reader == MailReader::administrator && !facts->link.empty())
        facts->link = "…";
    return (*this)(mail, std::move(found), settings);
}


std::vector<std::optional<FoundFacts>> RenderMail::factsOf(const std::vector<const Mail*>& mails) const
{
    return readFactsOf(mails, _sources.storage, _sources.secrets, *_sources.catalogue(),
                       _sources.clock.now());
}


std::variant<RenderedMail, Withdrawal> RenderMail::operator()(const Mail& mail, FoundFacts facts,
                                                              const MailSettings& settings) const
{
    if (auto* reason = std::get_if<std::string>(&facts))
        return Withdrawal{std::move(*reason)};
    return written(mail, std::get<MailFacts>(facts), settings, *_sources.catalogue());
}


RenderedMail RenderMail::sample(MailKind kind, const std::string& locale, const MailSettings& settings,
                                const Policy& policy) const
{
    const auto catalogue = _sources.catalogue();
    const auto sample = sampleMail(
        {kind, locale, *catalogue, _sources.words, _sources.clock.now(), lifeOfLink(kind, policy)});
    return written(sample.mail, sample.facts, settings, *catalogue);
}


RenderedMail RenderMail::written(const Mail& mail, const MailFacts& facts, const MailSettings& settings,
                                 const Catalogue& catalogue) const
{
    const auto letter = writeLetter({mail, facts, settings, _sources.words, catalogue, _sources.desk});
    const auto name = "mail/" + std::string(wordOf(mail.kind));
    return RenderedMail{letter.subject, _sources.views.render(name + ".txt", mail.locale, letter.view),
                        _sources.views.render(name + ".html", mail.locale, letter.view)};
}

}  // namespace contacts
