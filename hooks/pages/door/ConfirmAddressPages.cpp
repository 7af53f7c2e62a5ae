#include "hooks/pages/door/ConfirmAddressPages.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"

namespace contacts {

using helpdesk::Response;
using Outcome = ChangeAddress::Outcome;

Response ConfirmAddress::answer(const helpdesk::Request& request)
{
    const auto entered = legible(request, {"password"});
    if (!entered || !onlyKnownFields(request.form, {"username", "password"}))
        return badRequest();
    const auto token = tokenIn(request);
    const ChangeAddress change(_ground.services);
    const auto facts = token.empty() ? std::nullopt : change.look(token);
    if (!facts)
        return gone(request, "address.gone.next");
    if (request.method == helpdesk::Method::get)
        return form(request, *facts, 200, {});
    // No password is one; this is not counted as a guess.
    if (!entered->findings.empty())
        return form(request, *facts, 422, "finding." + entered->findings.front().rule);
    const std::string_view email = facts->token.email;
    switch (change.confirm(token, std::string(request.form.text("password")), request.clientAddress))
    {
    case Outcome::done:
        return told(request, 200, "address.done.title",
                    say(request, "address.done.text", {{"email", email}}));
    case Outcome::wrongPassword: return form(request, *facts, 422, "address.wrong-password");
    case Outcome::tooSoon: return form(request, *facts, 429, "address.too-soon");
    case Outcome::taken:
        return told(request, 409, "address.taken.title",
                    say(request, "address.taken.text", {{"email", email}}));
    default: return gone(request, "address.gone.next");
    }
}


Response ConfirmAddress::form(const helpdesk::Request& request, const ChangeAddress::Facts& facts, int status,
                              std::string_view wrong) const
{
    const auto& locale = request.visitor.locale;
    return framed(request, status, "address.title",
                  _ground.views.render("page/door-address", locale,
                                       {{"csrf", request.csrf},
                                        {"address", request.path},
                                        {"email", facts.contact.person.email},
                                        {"newEmail", facts.token.email},
                                        {"until", until(request, facts.token.expiresAt)},
                                        {"refused", !wrong.empty()},
                                        {"refusal", wrong.empty() ? std::string() : say(request, wrong)}}));
}

}  // namespace contacts
