#include "hooks/pages/admin/MailPages.h"

#include "core/changes/Describe.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/MailAnswers.h"
#include "hooks/pages/admin/AdminFrame.h"
#include "hooks/pages/admin/OutboxRowView.h"
#include "templates/Breakable.h"

#include <algorithm>

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

using MailId = Id<struct MailTag>;

/// A mail brings its own styles and nothing else: no script, no picture, no form, and it moves no window.
constexpr const char* policyOfMail =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'";

/// The host's policy, and one frame of our own.
constexpr const char* policyOfPage =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";


Response asDocument(std::string html)
{
    Response response;
    response.body = std::move(html);
    response.headers.emplace_back("Content-Security-Policy", policyOfMail);
    return response;
}


std::optional<OutboxRow> rowOf(const Ground& ground, const helpdesk::Request& request)
{
    const auto id = captured<MailId>(request, "mail");
    return mayAdminister(request) && id ? ground.services.storage.read()->outbox().find(id->value)
                                        : std::nullopt;
}


struct Sample
{
    MailKind kind;
    std::string locale;
};


std::optional<Sample> sampleOf(const Ground& ground, const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return std::nullopt;
    const auto kind = mailKindFrom(request.captured.find("kind")->second);
    const auto& locale = request.captured.find("locale")->second;
    const auto& known = ground.words.locales();
    if (!kind || std::find(known.begin(), known.end(), locale) == known.end())
        return std::nullopt;
    return Sample{*kind, locale};
}


/// One mail on a page of its own; `view` brings what is special.
Response mailPage(const Ground& ground, const helpdesk::Request& request, const std::string& title,
                  const MailPreview& mail, View view)
{
    view.set("title", title)
        .set("csrf", request.csrf)
        .set("subject", mail.subject)
        .set("text", mail.text)
        .set("html", mail.html)
        .set("frameHref", request.path + "/html");
    auto response =
        adminPage(ground, title, ground.views.render("page/admin-mail", request.visitor.locale, view));
    response.headers.emplace_back("Content-Security-Policy", policyOfPage);
    return response;
}


/// "AUTH PLAIN LOGIN" of "AUTH"; nothing when the server does not offer it.
std::optional<std::string> offered(std::string_view offers, std::string_view ability)
{
    while (!offers.empty())
    {
        const auto end = std::min(offers.find('\n'), offers.size());
        const auto line = offers.substr(0, end);
        const auto word = line.substr(0, std::min(line.find_first_of(" ="), line.size()));
        if (std::equal(word.begin(), word.end(), ability.begin(), ability.end(),
                       [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; }))
            return std::string(line.substr(std::min(word.size() + 1, line.size())));
        offers.remove_prefix(std::min(end + 1, offers.size()));
    }
    return std::nullopt;
}


/// Servers tell what they can in answer to EHLO, and again once TLS stands: before that, of much, nothing.
bool toldAbilities(const MailTest& test)
{
    const auto hello = test.transcript.find("> EHLO");
    return test.outcome != "insecure" && hello != std::string::npos &&
           test.transcript.find("\n< 250 ", hello) != std::string::npos;
}

}  // namespace


Response LookAtMailPage::handle(const helpdesk::Request& request)
{
    const auto row = rowOf(_ground, request);
    if (!row)
        return Response::notFound();
    const auto preview = _previews.real(*row);
    const auto& mail = row->mail;
    const auto work = _ground.services.storage.read();
    return mailPage(_ground, request, titleOf(_ground, *row, request.visitor.locale),
                    preview.value_or(MailPreview{}),
                    {{"backHref", std::string("/admin/outbox")},
                     {"backWord", _ground.words.say(request.visitor.locale, "outbox.preview.back")},
                     {"gone", !preview},
                     {"real", true},
                     {"mail", View::List{OutboxRowView(_ground, request, *work).of(*row)}},
                     {"to", templates::breakable(mail.name.empty() ? mail.address
                                                                   : mail.name + " <" + mail.address + ">")},
                     {"hasToken", mail.token != 0}});
}


Response MailHtmlPage::handle(const helpdesk::Request& request)
{
    const auto row = rowOf(_ground, request);
    const auto preview = row ? _previews.real(*row) : std::nullopt;
    return preview ? asDocument(preview->html) : Response::notFound();
}


Response SampleMailPage::handle(const helpdesk::Request& request)
{
    const auto sample = sampleOf(_ground, request);
    if (!sample)
        return Response::notFound();
    const auto& locale = request.visitor.locale;
    const auto kind = _ground.words.say(locale, "outbox.kind." + std::string(wordOf(sample->kind)));
    return mailPage(_ground, request, kind + ", " + languageName(sample->locale, locale),
                    _previews.sample(sample->kind, sample->locale),
                    {{"backHref", std::string("/admin/mails")},
                     {"backWord", _ground.words.say(locale, "mails.back")},
                     {"gone", false},
                     {"real", false},
                     {"mail", View::List{}},
                     {"to", View::List{}},
                     {"hasToken", false}});
}


Response SampleHtmlPage::handle(const helpdesk::Request& request)
{
    const auto sample = sampleOf(_ground, request);
    return sample ? asDocument(_previews.sample(sample->kind, sample->locale).html) : Response::notFound();
}


Response MailsPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto& locale = request.visitor.locale;
    View::List kinds;
    for (const auto kind : mailKinds)
    {
        const auto word = std::string(wordOf(kind));
        View::List languages;
        for (const auto& language : _ground.words.locales())
            languages.push_back({{"sampleHref", "/admin/mails/" + word + "/" + language},
                                 {"language", languageName(language, locale)}});
        kinds.push_back({{"kind", _ground.words.say(locale, "outbox.kind." + word)},
                         {"languages", std::move(languages)}});
    }
    const auto test =
        _ground.services.storage.read()->mailTests().find(AccountId{request.visitor.account.value});
    const bool finished = test && test->finishedAt != Time{};
    View view{
        {"csrf", request.csrf},
        {"kinds", std::move(kinds)},
        {"testLead", _ground.words.say(locale, "mails.test.lead", {{"address", request.visitor.email}})},
        {"waiting", test && !finished},
        {"finished", finished},
        {"test", test ? View::List{testView(*test, request)} : View::List{}}};
    auto response = adminPage(_ground, _ground.words.say(locale, "mails.title"),
                              _ground.views.render("page/admin-mails", locale, view));
    if (test && !finished)
        response.headers.emplace_back("Refresh", "3");
    return response;
}


View MailsPage::testView(const MailTest& test, const helpdesk::Request& request) const
{
    const auto& words = _ground.words;
    const auto& locale = request.visitor.locale;
    const auto now = _ground.services.clock.now();
    const auto asked = words.shortTime(locale, request.visitor.timeZone, test.askedAt, now);
    const bool told = toldAbilities(test);
    // Whether there is STARTTLS is told before TLS; after it there is none any more.
    const bool toldTls = told || !test.offers.empty();
    const auto offer = [&](std::string_view ability) {
        const auto names = offered(test.offers, ability);
        if (!names)
            return words.say(locale, (ability == "STARTTLS" ? toldTls : told) ? "mails.test.not-offered"
                                                                              : "mails.test.not-known");
        return names->empty() ? words.say(locale, "mails.test.offered")
                              : words.say(locale, "mails.test.offered.as", {{"names", *names}});
    };
    const bool good = test.outcome == "sent" || test.outcome == "spool";
    return {{"waitingText", words.say(locale, "mails.test.waiting", {{"time", asked}})},
            {"askedText", words.say(locale, "mails.test.asked", {{"time", asked}})},
            {"look", std::string(good ? "ok" : "bad")},
            {"good", good},
            {"result",
             test.outcome.empty() ? std::string() : words.say(locale, "mails.test.result." + test.outcome)},
            {"answer", answerWords(words, locale, test.answer)},
            {"asksServer", !test.transcript.empty()},
            {"starttls", test.allInTls() ? words.say(locale, "mails.test.tls") : offer("STARTTLS")},
            {"auth", offer("AUTH")},
            {"smtputf8", offer("SMTPUTF8")},
            {"transcript", test.transcript}};
}


Response AskForTestMailPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    MailTest test;
    test.account = AccountId{request.visitor.account.value};
    test.address = request.visitor.email;
    test.name = request.visitor.name;
    test.locale = request.visitor.locale;
    test.askedAt = _ground.services.clock.now();
    _ground.services.storage.inOne([&](UnitOfWork& work) { work.mailTests().ask(test); });
    return Response::to("/admin/mails");
}

}  // namespace contacts
