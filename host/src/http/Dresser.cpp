#include "host/src/http/Dresser.h"

#include "host/src/http/FrameEntry.h"
#include "host/src/http/LocalPath.h"
#include "host/src/http/Problems.h"
#include "host/src/http/SecurityHeaders.h"
#include "host/src/http/Text.h"

#include <stdexcept>

namespace supportcentre {

namespace {

/// What is said when the house is closed or its frame fails: no template, no word catalogue, no database.
std::string bareWords(int status)
{
    const std::string title(reasonPhrase(status));
    return "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body><h1>" + title +
           "</h1></body></html>";
}


void addLocation(Reply& reply, const helpdesk::Response& response)
{
    if (response.location.empty())
        return;
    auto location = locationOf(response.location);
    if (!location)
        throw std::logic_error("a page redirects to what is no path of this host");
    reply.headers.emplace_back("Location", std::move(*location));
}


void addHeaders(Reply& reply, helpdesk::Response& response)
{
    for (auto& header : response.headers)
    {
        if (!isFreeOfControls(header.first) || !isFreeOfControls(header.second))
            throw std::logic_error("a page set a header with a control character");
        reply.headers.push_back(std::move(header));
    }
}

}  // namespace


Reply Dresser::dressed(Visit& visit, helpdesk::Response response) const
{
    if (response.status < 200 || response.status > 599)
        throw std::logic_error("a page answered with an impossible status");
    Reply reply;
    fillOrWrap(visit, response, reply);
    reply.status = response.status;
    reply.headers = visit.headers;
    if (!response.body.empty())
        reply.headers.emplace_back("Content-Type", response.contentType);
    // Whoever is let in by another site logs in there again, not here.
    if (visit.framing.shown() && response.signOut != helpdesk::SignOut::no && !response.location.empty())
        response.location = FrameEntry::ended;
    addLocation(reply, response);
    addHeaders(reply, response);
    reply.body = std::move(response.body);
    changeSession(visit, response, reply);
    const bool isDoor = response.frame.area == helpdesk::Frame::Area::door || !visit.request.visitor.known();
    addSecurityHeaders(reply, _parts.transport, isDoor ? Referrer::none : Referrer::sameOrigin,
                       visit.framing.by);
    return reply;
}


void Dresser::fillOrWrap(const Visit& visit, helpdesk::Response& response, Reply& reply) const
{
    const bool isHtml = response.contentType.starts_with("text/html");
    if (response.status >= 400 && response.body.empty() && visit.inbound.isForApi())
    {
        auto problem = problemOf(response.status, {}, {});
        response.contentType = std::move(problem.contentType);
        response.body = std::move(problem.body);
    }
    else if (response.status >= 400 && response.body.empty() && isHtml && visit.house)
        response.body = visit.house->frame.error(response.status, visit.request, {}, visit.framing);
    else if (isHtml && !response.frame.title.empty() && !visit.request.wantsFragment && visit.house)
    {
        auto [before, after] = visit.house->frame.wrap(response, visit.request, visit.framing);
        reply.before = std::move(before);
        reply.after = std::move(after);
    }
}


/// Opens or ends sessions as the page has said: in a frame that frame's own, and none beside it.
void Dresser::changeSession(const Visit& visit, const helpdesk::Response& response, Reply& reply) const
{
    const auto& cookies = _parts.cookies;
    const bool inFrame = visit.framing.shown();
    if (response.signOut != helpdesk::SignOut::no)
    {
        _parts.signIn.end(visit.request.visitor.account, visit.guest.session, response.signOut);
        reply.headers.emplace_back("Set-Cookie",
                                   inFrame ? cookies.droppingFrame() : cookies.dropping(cookies.session()));
    }
    if (response.signIn.value == 0)
        return;
    const auto token = _parts.signIn.open(response.signIn, visit.guest.session, visit.request.clientAddress,
                                          inFrame ? SessionKind::framed : SessionKind::ordinary);
    reply.headers.emplace_back("Set-Cookie", inFrame ? cookies.givingFrame(token + "." + visit.framing.look +
                                                                           "." + visit.request.visitor.locale)
                                                     : cookies.giving(cookies.session(), token));
    if (visit.inbound.isForApi())
        reply.body = helpdesk::Json::object().set("csrf", _parts.reception.csrfOf(token)).dump();
}


Reply Dresser::failure(Visit& visit, int status, std::string_view detail,
                       const std::string& incident) const noexcept
{
    Reply reply;
    reply.status = status;
    try
    {
        reply.headers = visit.headers;
        if (!incident.empty())
            ++_parts.counters.incidents;
        if (visit.inbound.isForApi())
        {
            auto problem = problemOf(status, detail, incident);
            reply.headers.emplace_back("Content-Type", problem.contentType);
            reply.body = std::move(problem.body);
        }
        else
        {
            reply.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
            reply.body =
                visit.house ? visit.house->frame.error(status, visit.request,
                                                       {incident, visit.mostBytes, visit.back}, visit.framing)
                            : bareWords(status);
        }
        // The same for whoever asks: what does not exist and what is not for you must not differ in a header.
        addSecurityHeaders(reply, _parts.transport,
                           visit.request.visitor.known() ? Referrer::sameOrigin : Referrer::none,
                           visit.framing.by);
    }
    catch (const std::exception& error)
    {
        // The frame itself fails: the bare words are all that is left.
        _parts.log.write(helpdesk::Level::error, "error-page-failed", {{"what", error.what()}});
        reply.body = bareWords(status);
    }
    return reply;
}

}  // namespace supportcentre
