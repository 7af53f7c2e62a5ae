#include "hooks/pages/door/ResetPages.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"

namespace contacts {

using helpdesk::Response;

namespace {

constexpr std::string_view nextStep = "reset.gone.next";

}  // namespace


Response AskForReset::answer(const helpdesk::Request& sent)
{
    const auto entered = legible(sent, {"email"});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    if (request.method == helpdesk::Method::get)
        return request.query.text("sent") == "yes"
                   ? told(request, 200, "reset.sent.title", say(request, "reset.sent.text"))
                   : form(request, {});
    if (!onlyKnownFields(request.form, {"email"}))
        return badRequest();
    if (!entered->findings.empty())
        return form(request, sentenceAt("email", entered->findings, _ground, request.visitor.locale));
    switch (WishPasswordReset(_ground.services)(request.form.text("email"), request.clientAddress))
    {
    case WishPasswordReset::Outcome::remembered: return Response::to("/reset?sent=yes");
    case WishPasswordReset::Outcome::tooMany: return waitAWhile(request);
    case WishPasswordReset::Outcome::noAddress: break;
    }
    return form(request, say(request, "reset.email-wrong"));
}


Response AskForReset::form(const helpdesk::Request& request, const std::string& wrong) const
{
    auto response = framed(request, wrong.empty() ? 200 : 422, "reset.title",
                           _ground.views.render("page/door-reset", request.visitor.locale,
                                                {{"csrf", request.csrf},
                                                 {"wrong", !wrong.empty()},
                                                 {"error", wrong},
                                                 {"email", std::string(request.form.text("email"))}}));
    keepOrigin(response);
    return response;
}


Response SetNewPassword::answer(const helpdesk::Request& request)
{
    if (request.method == helpdesk::Method::post && !onlyKnownFields(request.form, {"username", "password"}))
        return badRequest();
    const auto token = tokenIn(request);
    const ResetPassword reset(_ground.services);
    const auto facts = token.empty() ? std::nullopt : reset.look(token);
    if (!facts)
        return gone(request, nextStep);
    if (request.method == helpdesk::Method::get)
        return form(request, *facts, {});
    const auto result = reset(token, std::string(request.form.text("password")), request.visitor.locale);
    switch (result.outcome)
    {
    case ResetPassword::Outcome::done: {
        const auto there = helpdeskOf(facts->contact);
        return told(request, 200, "reset.done.title",
                    there.empty() ? say(request, "reset.done.text")
                                  : say(request, "door.done.elsewhere",
                                        {{"email", std::string_view(facts->contact.person.email)}}),
                    there);
    }
    case ResetPassword::Outcome::refused: return form(request, *facts, result.sentence);
    case ResetPassword::Outcome::gone: break;
    }
    return gone(request, nextStep);
}


Response SetNewPassword::form(const helpdesk::Request& request, const ResetPassword::Facts& facts,
                              const std::string& refusal) const
{
    const auto& locale = request.visitor.locale;
    return framed(request, refusal.empty() ? 200 : 422, "reset.new.title",
                  _ground.views.render("page/door-new-password", locale,
                                       {{"csrf", request.csrf},
                                        {"address", request.path},
                                        {"email", facts.contact.person.email},
                                        {"until", until(request, facts.token.expiresAt)},
                                        {"refused", !refusal.empty()},
                                        {"refusal", refusal}}));
}

}  // namespace contacts
