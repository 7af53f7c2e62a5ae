#include "hooks/pages/portal/ChangeEmailPage.h"

#include "core/text/Email.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"

namespace contacts {

using helpdesk::Response;
using Outcome = ChangeAddress::Outcome;

Response ChangeEmailPage::handle(const helpdesk::Request& sent)
{
    const auto entered = legible(sent, {"email", "password"});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    if (request.visitor.access.customers.empty())
        return Response::notFound();
    if (request.method == helpdesk::Method::get)
        return page(request, 200, {}, {}, request.query.text("sent") == "yes");
    if (!onlyKnownFields(request.form, {"email", "password", "username"}))
        return badRequest();
    if (const auto& odd = entered->findings; !odd.empty())
        return page(request, 422, sentenceAt("email", odd, _ground, request.visitor.locale),
                    sentenceAt("password", odd, _ground, request.visitor.locale), false);
    const auto say = [&](std::string_view key) { return _ground.words.say(request.visitor.locale, key); };
    const auto typed = request.form.text("email");
    const auto outcome = ChangeAddress(_ground.services)
                             .ask(readerOf(request.visitor, CustomerId{}), typed,
                                  std::string(request.form.text("password")), request.clientAddress);
    switch (outcome)
    {
    case Outcome::done: return Response::to("/portal/profile/email?sent=yes");
    case Outcome::wrongPassword: return page(request, 422, {}, say("address.wrong-password"), false);
    case Outcome::tooSoon: return page(request, 429, {}, say("address.too-soon"), false);
    case Outcome::sameAddress: return page(request, 422, say("profile.email.same"), {}, false);
    case Outcome::noAddress: {
        const auto letters = emailLetters(_ground.services.policy().limits.internationalAddresses);
        Finding finding;
        finding.rule = "email-invalid";
        finding.facts = {{"email", std::string(typed)},
                         {"flaw", std::string(wordOf(canonicalEmail(typed, letters).flaw))}};
        return page(request, 422,
                    sentenceOf(finding, _ground.words, request.visitor.locale, *_ground.services.catalogue()),
                    {}, false);
    }
    default: return Response::notFound();
    }
}


Response ChangeEmailPage::page(const helpdesk::Request& request, int status, const std::string& emailError,
                               const std::string& passwordError, bool sent) const
{
    const auto& locale = request.visitor.locale;
    const auto hours = static_cast<long long>(_ground.services.policy().addressLife.count());
    Response response;
    response.status = status;
    response.body = _ground.views.render(
        "page/profile-email", locale,
        {{"csrf", request.csrf},
         {"present", request.visitor.email},
         {"typed", std::string(request.form.text("email"))},
         {"emailWrong", !emailError.empty()},
         {"emailError", emailError},
         {"passwordWrong", !passwordError.empty()},
         {"passwordError", passwordError},
         {"sent", sent},
         {"sentText", _ground.words.say(locale, "profile.email.sent.text", {{"hours", hours}})}});
    response.frame.title = _ground.words.say(locale, "profile.email.change");
    response.frame.menu = "profile";
    response.frame.styles = _ground.styles;
    return response;
}

}  // namespace contacts
