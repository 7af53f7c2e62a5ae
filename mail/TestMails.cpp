#include "mail/TestMails.h"

#include "core/outbox/OwnAnswer.h"
#include "mail/CleanText.h"
#include "mail/SmtpTransport.h"

namespace contacts {

namespace {

/// Longer than a server may take over a mail: whoever took it before is gone.
constexpr std::chrono::minutes trial{3};


std::string wordOf(Delivery::Outcome outcome)
{
    switch (outcome)
    {
    case Delivery::Outcome::sent: return "sent";
    case Delivery::Outcome::tryLater: return "later";
    case Delivery::Outcome::refused: return "refused";
    case Delivery::Outcome::serviceDown: return "service-down";
    case Delivery::Outcome::unreachable: return "unreachable";
    case Delivery::Outcome::unknown: break;
    }
    return "unknown";
}


std::string lines(const std::vector<std::string>& list)
{
    std::string text;
    for (const auto& line : list)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}


Mail mailOf(const MailTest& test)
{
    Mail mail;
    mail.key = "test/" + test.account.text() + "/" + std::to_string(test.askedAt.time_since_epoch().count());
    mail.kind = MailKind::test;
    mail.address = test.address;
    mail.name = test.name;
    mail.locale = test.locale;
    return mail;
}

}  // namespace


bool TestMails::operator()()
{
    std::optional<MailTest> test;
    _sources.storage.inOne([&](UnitOfWork& work) {
        const auto now = _sources.clock.now();
        test = work.mailTests().take(now, now - trial);
    });
    if (!test)
        return false;
    send(*test);
    test->finishedAt = _sources.clock.now();
    _sources.storage.inOne([&](UnitOfWork& work) {
        (void)work.mailTests().finish(*test);
        // It went the way that every mail goes: nothing rests any more, though nobody has a mail to try it
        // with.
        if (test->outcome == "sent" || test->outcome == "spool")
            work.outbox().writeService({{}, {}, 0, {}, work.outbox().service().freeAt});
    });
    return true;
}


void TestMails::send(MailTest& test) const
{
    const auto settings = _sources.settings();
    const auto mail = mailOf(test);
    const auto from = Address::from(settings.from, settings.fromName);
    const auto to = Address::from(test.address, test.name);
    test.outcome = "service-down";
    if (!from || !to || !settings.trouble.empty())
    {
        test.answer = !settings.trouble.empty()
                          ? settings.trouble
                          : sentenceOf(from ? OwnAnswer::noReceiver : OwnAnswer::noSender);
        return;
    }
    const auto rendered = std::get<RenderedMail>(_sources.render(mail, settings));
    const Message message({*from, *to, rendered.subject, rendered.text, rendered.html, test.locale,
                           test.askedAt, _sources.secrets.sha256(mail.key).substr(0, 32), ""});
    const Envelope envelope{*from, *to, "test-" + test.account.text()};
    if (settings.way == MailSettings::Way::spool)
    {
        const auto delivery = makeTransport(settings)->send(envelope, message);
        test.outcome = delivery.outcome == Delivery::Outcome::sent ? "spool" : wordOf(delivery.outcome);
        test.answer = delivery.answer;
        return;
    }
    SmtpLog log;
    // The conversation ends with the transport, and its good-bye belongs to the log.
    const auto delivery =
        std::make_unique<SmtpTransport>(settings, SmtpDeadlines{}, &log)->send(envelope, message);
    test.outcome = log.insecure ? "insecure" : wordOf(delivery.outcome);
    test.answer = delivery.answer;
    test.offers = lines(log.offers);
    test.transcript = lines(log.lines);
}

}  // namespace contacts
