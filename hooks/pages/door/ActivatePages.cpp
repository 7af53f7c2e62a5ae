#include "hooks/pages/door/ActivatePages.h"

#include "core/changes/Describe.h"
#include "hooks/pages/Forms.h"

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::string_view nextStep = "door.gone.next";

/// What his roles allow, in words.
View::List rolesOf(const Contact& contact, const Catalogue& catalogue, std::string_view locale)
{
    View::List list;
    for (const auto& role : catalogue.roles())
        if (contact.person.roles.contains(role.key))
            list.push_back({{"role", role.in(locale).label}, {"roleText", role.in(locale).description}});
    return list;
}

}  // namespace


std::optional<ActivateAccount::Facts> ActivatePage::look(const helpdesk::Request& request) const
{
    const auto token = tokenIn(request);
    return token.empty() ? std::nullopt : ActivateAccount(_ground.services).look(token);
}


Response ActivatePage::form(const helpdesk::Request& request, const ActivateAccount::Facts& facts,
                            const std::string& refusal) const
{
    const auto& locale = request.visitor.locale;
    const auto& words = _ground.words;
    const auto& person = facts.contact.person;
    const auto name = person.firstName.empty() ? person.name() : person.firstName;
    auto roles = rolesOf(facts.contact, *_ground.services.catalogue(), locale);
    View view{{"csrf", request.csrf},
              {"address", request.path},
              {"title", words.say(locale, "door.welcome", {{"name", name}})},
              {"lead", words.say(locale, "door.lead", {{"customer", facts.customer.name}})},
              {"email", person.email},
              {"hasRoles", !roles.empty()},
              {"roles", std::move(roles)},
              {"until", until(request, facts.token.expiresAt)},
              {"refused", !refusal.empty()},
              {"refusal", refusal}};
    return framed(request, refusal.empty() ? 200 : 422, "door.title",
                  _ground.views.render("page/door-activate", locale, view));
}


Response SeeActivation::answer(const helpdesk::Request& request)
{
    const auto facts = look(request);
    return facts ? form(request, *facts, {}) : gone(request, nextStep);
}


Response Activate::answer(const helpdesk::Request& request)
{
    if (!onlyKnownFields(request.form, {"username", "password"}))
        return badRequest();
    const auto facts = look(request);
    if (!facts)
        return gone(request, nextStep);
    const auto result = ActivateAccount(_ground.services)(
        tokenIn(request), std::string(request.form.text("password")), request.visitor.locale);
    switch (result.outcome)
    {
    case ActivateAccount::Outcome::activated: {
        if (const auto there = helpdeskOf(facts->contact); !there.empty())
            return told(request, 200, "door.done.title",
                        say(request, "door.done.elsewhere",
                            {{"email", std::string_view(facts->contact.person.email)}}),
                        there);
        auto response = Response::to("/portal?done=activated");
        response.signIn = helpdesk::AccountId{result.account.value};
        return response;
    }
    case ActivateAccount::Outcome::refused: return form(request, *facts, result.sentence);
    case ActivateAccount::Outcome::gone: break;
    }
    return gone(request, nextStep);
}

}  // namespace contacts
