#include "host/src/security/NewPasswordPage.h"

#include "host/src/security/AccountStore.h"

namespace supportcentre {

using helpdesk::Response;

Response NewPasswordPage::handle(const helpdesk::Request& request)
{
    const auto& visitor = request.visitor;
    if (!mustChange(visitor.account))
        return Response::to("/portal/profile");
    if (request.method == helpdesk::Method::get)
        return form(request, {});
    const std::string wanted(request.form.text("password"));
    if (const auto refusal =
            _parts.accounts.passwordRefusal(wanted, {visitor.name, visitor.email}, visitor.locale))
        return form(request, *refusal);
    if (isPresent(visitor.account, wanted))
        return form(request, _parts.words.say(visitor.locale, "password.present"));
    // The session of the temporary password ends; this person goes on in a new one.
    _parts.accounts.setPassword(visitor.account, wanted, {});
    auto response = Response::to("/portal");
    response.signIn = visitor.account;
    return response;
}


bool NewPasswordPage::mustChange(helpdesk::AccountId account) const
{
    const auto connection = _parts.database.pool().borrow();
    const auto found = AccountStore(*connection).find(account);
    return found && found->mustChangePassword;
}


bool NewPasswordPage::isPresent(helpdesk::AccountId account, const std::string& wanted) const
{
    const auto present = [&] {
        const auto connection = _parts.database.pool().borrow();  // given back before the slow comparison
        const auto found = AccountStore(*connection).find(account);
        return found ? found->passwordHash : std::string();
    }();
    return !present.empty() && _parts.hash.matches(_parts.hash.turn(), present, wanted);
}


Response NewPasswordPage::form(const helpdesk::Request& request, const std::string& refusal) const
{
    const auto& locale = request.visitor.locale;
    Response response;
    response.status = refusal.empty() ? 200 : 422;
    response.frame.title = _parts.words.say(locale, "new-password.title");
    response.frame.area = helpdesk::Frame::Area::door;
    response.body = _parts.views.render("door/new-password", locale,
                                        {{"csrf", request.csrf},
                                         {"email", request.visitor.email},
                                         {"refused", !refusal.empty()},
                                         {"refusal", refusal}});
    // Its address holds no token, and with no-referrer browsers would send "Origin: null" with the form.
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    return response;
}

}  // namespace supportcentre
