#include "hooks/pages/door/DoorPage.h"

#include "core/contacts/StaffAddresses.h"

namespace contacts {

using helpdesk::Response;

Response DoorPage::handle(const helpdesk::Request& request)
{
    if (_parts.wrongLinks.isSpent(request.clientAddress))
        return waitAWhile(request);
    return answer(request);
}


std::string_view DoorPage::tokenIn(const helpdesk::Request& request)
{
    const auto found = request.captured.find("token");
    if (found == request.captured.end() || found->second.size() < 16 || found->second.size() > 200)
        return {};
    for (const char c : found->second)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
              c == '_'))
            return {};
    return found->second;
}


Response DoorPage::framed(const helpdesk::Request& request, int status, std::string_view title,
                          std::string body) const
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.frame.title = say(request, title);
    response.frame.area = helpdesk::Frame::Area::door;
    response.frame.styles = _ground.styles;
    response.frame.scripts = {_parts.script};
    return response;
}


Response DoorPage::gone(const helpdesk::Request& request, std::string_view next) const
{
    _parts.wrongLinks.count(request.clientAddress);
    return framed(
        request, 410, "door.gone.title",
        _ground.views.render("page/door-gone", request.visitor.locale, {{"next", say(request, next)}}));
}


Response DoorPage::told(const helpdesk::Request& request, int status, std::string_view heading,
                        std::string sentence, const std::string& helpdesk) const
{
    return framed(request, status, heading,
                  _ground.views.render("page/door-told", request.visitor.locale,
                                       {{"heading", say(request, heading)},
                                        {"sentence", std::move(sentence)},
                                        {"elsewhere", !helpdesk.empty()},
                                        {"helpdeskHref", helpdesk}}));
}


std::string DoorPage::helpdeskOf(const Contact& contact) const
{
    const auto& services = _ground.services;
    // As passwordMustFollow() has it; and whoever is staff there keeps the password that he has there.
    if (!services.policy().keepsUsersElsewhere || isStaffAddress(contact.person.email, services) ||
        services.storage.read()->contacts().portalMemberships(contact.id) == 0)
        return {};
    const auto there = services.desk.page("/portal", false);
    return there.starts_with('/') ? std::string() : there;
}


std::string DoorPage::until(const helpdesk::Request& request, Time expiresAt) const
{
    const auto& zone = request.visitor.timeZone;
    const auto time = _ground.words.dateTime(request.visitor.locale, zone, expiresAt) + " (" + zone + ")";
    return say(request, "door.until", {{"time", time}});
}


Response DoorPage::waitAWhile(const helpdesk::Request& request) const
{
    auto response = told(request, 429, "door.wait.title", say(request, "door.wait.text"));
    response.headers.emplace_back("Retry-After", std::to_string(_parts.wrongLinks.span().count()));
    return response;
}


void DoorPage::keepOrigin(Response& response)
{
    response.headers.emplace_back("Referrer-Policy", "same-origin");
}

}  // namespace contacts
