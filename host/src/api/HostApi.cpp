#include "host/src/api/HostApi.h"

namespace supportcentre {

using helpdesk::Audience;
using helpdesk::Method;

void HostApi::addTo(Router& router)
{
    const auto add = [&](Method method, const char* route, Audience audience, helpdesk::Page& page) {
        router.add({method, route, audience, &page, {}, {}});
    };
    add(Method::get, "/api/v1/tickets", Audience::signedIn, _list);
    add(Method::post, "/api/v1/tickets", Audience::signedIn, _create);
    add(Method::get, "/api/v1/tickets/{ticket}", Audience::signedIn, _ticket);
    add(Method::post, "/api/v1/tickets/{ticket}/messages", Audience::signedIn, _ticket);
    add(Method::post, "/api/v1/tickets/{ticket}/status", Audience::signedIn, _ticket);
    add(Method::get, "/api/v1/me", Audience::signedIn, _me);
    add(Method::patch, "/api/v1/me", Audience::signedIn, _me);
    add(Method::get, "/api/v1/admin/settings", Audience::administrators, _settings);
    add(Method::put, "/api/v1/admin/settings", Audience::administrators, _settings);
}

}  // namespace supportcentre
