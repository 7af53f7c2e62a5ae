#include "host/src/http/Front.h"

#include "host/src/http/Form.h"
#include "host/src/http/LocalPath.h"
#include "host/src/http/Problems.h"
#include "host/src/http/SecurityHeaders.h"
#include "host/src/http/StrictJson.h"
#include "host/src/http/Text.h"

#include <Poco/Exception.h>

#include <algorithm>
#include <array>

namespace supportcentre {

using helpdesk::Audience;
using helpdesk::Method;

/// One request on its way through the desk.
struct Front::Visit
{
    const Inbound& inbound;
    const House* house = nullptr;
    Guest guest{};
    helpdesk::Request request{};
    std::vector<std::pair<std::string, std::string>> headers{};  ///< That the answer gets, whatever it is.
    std::string place{};  ///< The route, for the log: paths may hold tokens.
};

namespace {

constexpr std::array<std::string_view, 3> probes{"/healthz", "/readyz", "/metrics"};
constexpr std::string_view logIn = "/api/v1/session";


/// Ends the request with a redirect.
struct Elsewhere
{
    std::string location;
};


bool isChanging(Method method)
{
    return method != Method::get;
}


std::string allowed(const std::vector<Method>& methods)
{
    static constexpr std::array<std::string_view, 5> names{"GET, HEAD", "POST", "PUT", "PATCH", "DELETE"};
    std::string list;
    for (const auto method : methods)
        ((list += list.empty() ? "" : ", ") += names[static_cast<std::size_t>(method)]);
    return list;
}


/// Without fields of that name.
helpdesk::Fields without(const helpdesk::Fields& fields, std::string_view name)
{
    auto list = fields.all();
    std::erase_if(list, [&](const auto& field) { return field.first == name; });
    return helpdesk::Fields(std::move(list));
}


std::string mediaTypeOf(const Head& head)
{
    const auto value = head.value("content-type");
    return lower(trimmed(value.substr(0, value.find(';'))));
}


std::string idempotencyKeyOf(const Head& head)
{
    constexpr std::size_t longest = 200;
    const auto key = head.value("idempotency-key");
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!printable || key.size() > longest || head.count("idempotency-key") > 1)
        throw Rejected(400, "The Idempotency-Key must be printable ASCII of at most 200 characters.");
    return std::string(key);
}


/// The last hop that a trusted proxy has seen, else the other end of the socket.
std::string clientOf(const Inbound& inbound, const std::vector<std::string>& trusted)
{
    if (std::find(trusted.begin(), trusted.end(), inbound.peer) == trusted.end())
        return inbound.peer;
    const auto chain = inbound.head.value("x-forwarded-for");
    const auto comma = chain.rfind(',');
    const auto last = trimmed(comma == std::string_view::npos ? chain : chain.substr(comma + 1));
    const bool plausible = !last.empty() && last.size() <= 45 &&
                           last.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
    return plausible ? std::string(last) : inbound.peer;
}


bool mayCall(Audience audience, const helpdesk::Visitor& visitor)
{
    switch (audience)
    {
    case Audience::everyone: return true;
    case Audience::signedIn: return visitor.known();
    case Audience::agents: return visitor.agent;
    case Audience::administrators: return visitor.administrator;
    }
    return false;
}


bool isHtml(const helpdesk::Response& response)
{
    return response.contentType.starts_with("text/html");
}


bool takesGzip(const Head& head)
{
    const auto accepted = lower(head.value("accept-encoding"));
    const auto found = accepted.find("gzip");
    return found != std::string::npos && !std::string_view(accepted).substr(found).starts_with("gzip;q=0,") &&
           !accepted.ends_with("gzip;q=0");
}


/// What the desk says when the house is closed or its frame fails: no template, no word catalogue, no
/// database.
std::string bareWords(int status)
{
    const std::string title(reasonPhrase(status));
    return "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body><h1>" + title +
           "</h1></body></html>";
}

}  // namespace


Reply Front::answer(const Inbound& inbound) noexcept
{
    Visit visit{inbound};
    Reply reply;
    ++_parts.counters.inFlight;
    try
    {
        reply = serve(visit);
    }
    catch (const Elsewhere& elsewhere)
    {
        reply = dressed(visit, helpdesk::Response::to(elsewhere.location));
    }
    catch (const Rejected& rejected)
    {
        reply = failure(visit, rejected.status(), rejected.what(), {});
    }
    catch (const Turnstile::Full&)
    {
        visit.headers.emplace_back("Retry-After", "2");
        reply = failure(visit, 503, {}, {});
    }
    catch (const db::Error& error)
    {
        const bool passes =
            error.kind() == db::Error::Kind::unavailable || error.kind() == db::Error::Kind::again;
        visit.headers.emplace_back("Retry-After", "5");
        reply = failure(visit, passes ? 503 : 500, {}, _parts.log.incident(visit.place, error.what()));
    }
    catch (const Poco::Exception& error)
    {
        reply = failure(visit, 500, {}, _parts.log.incident(visit.place, error.displayText()));
    }
    catch (const std::exception& error)
    {
        reply = failure(visit, 500, {}, _parts.log.incident(visit.place, error.what()));
    }
    --_parts.counters.inFlight;
    _parts.counters.count(reply.status);
    return reply;
}


Reply Front::refusal(std::string_view path, const Rejected& rejected) noexcept
{
    ++_parts.counters.refusedAtGate;
    _parts.counters.count(rejected.status());
    Inbound nothing;
    nothing.admission.path = path;
    Visit visit{nothing};
    visit.house = _house;
    if (rejected.status() == 405)
        visit.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    return failure(visit, rejected.status(), rejected.what(), {});
}


Reply Front::serve(Visit& visit)
{
    const auto& admission = visit.inbound.admission;
    const auto& head = visit.inbound.head;
    if (admission.path.starts_with("/assets/"))
        return asset(visit.inbound);

    auto found = _parts.router.find(admission.method, admission.path);
    visit.place = found.entry ? found.entry->route : "no route";
    visit.house = _house;
    const bool isProbe = std::find(probes.begin(), probes.end(), admission.path) != probes.end();
    if (!visit.house && !isProbe)
    {
        visit.headers.emplace_back("Retry-After", "5");
        return failure(visit, 503, {}, {});
    }

    const auto audience = found.entry ? found.entry->audience : Audience::everyone;
    const auto doubt = audience == Audience::everyone ? InDoubt::isStranger : InDoubt::refuse;
    visit.guest = _parts.reception.receive(visit.inbound, doubt);
    auto& request = visit.request;
    request.method = admission.method;
    request.path = admission.path;
    request.visitor = visit.guest.visitor;
    if (request.visitor.known() && visit.house)
        request.visitor.access = visit.house->access.accessOf(request.visitor.account);
    request.clientAddress = clientOf(visit.inbound, _parts.trustedProxies);
    request.wantsFragment = head.value("x-requested-with") == "fetch";
    request.idempotencyKey = idempotencyKeyOf(head);
    if (!found.entry)
    {
        if (found.allowed.empty())
            return failure(visit, 404, {}, {});
        visit.headers.emplace_back("Allow", allowed(found.allowed));
        return failure(visit, 405, {}, {});
    }
    request.captured = std::move(found.captured);
    request.query = parseQuery(admission.query);
    admit(visit, audience);
    if (isChanging(admission.method))
    {
        readBody(visit);
        checkSource(visit);
    }
    request.form = without(request.form, "csrf");
    const auto& entry = *found.entry;
    return dressed(visit, entry.run ? entry.run(*entry.page, request) : entry.page->handle(request));
}


Reply Front::asset(const Inbound& inbound) const
{
    Reply reply;
    const auto found = _parts.assets.find(inbound.admission.path);
    if (!found || inbound.admission.method != Method::get)
        throw Rejected(404, "There is no such asset.");
    reply.headers = {{"Content-Type", found->contentType},
                     {"Cache-Control", "public, max-age=31536000, immutable"},
                     {"ETag", found->tag},
                     {"X-Content-Type-Options", "nosniff"},
                     {"Cross-Origin-Resource-Policy", "same-origin"},
                     {"Vary", "Accept-Encoding"}};
    if (inbound.head.value("if-none-match") == found->tag)
    {
        reply.status = 304;
        return reply;
    }
    reply.gzip = !found->gzip.empty() && takesGzip(inbound.head);
    if (reply.gzip)
        reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.asset = found;
    return reply;
}


/// Whether this person may call the route at all. Strangers are sent to the log-in page; for people who are
/// known but not meant, the address does not exist.
void Front::admit(Visit& visit, Audience audience)
{
    auto& request = visit.request;
    const bool isStranger = !request.visitor.known();
    if (isStranger && !visit.inbound.isForApi() && audience == Audience::everyone &&
        !isChanging(request.method))
    {
        if (const auto* language = request.query.find("lang"); language && _parts.reception.speaks(*language))
        {
            request.visitor.locale = *language;
            visit.headers.emplace_back("Set-Cookie",
                                       _parts.cookies.giving(_parts.cookies.language(), *language));
        }
        request.query = without(request.query, "lang");
        const bool isProbe = std::find(probes.begin(), probes.end(), request.path) != probes.end();
        if (!isProbe)
            _parts.reception.provideDoor(visit.guest);
        if (visit.guest.doorIsNew)
            visit.headers.emplace_back("Set-Cookie",
                                       _parts.cookies.giving(_parts.cookies.door(), visit.guest.door));
    }
    request.csrf = visit.guest.csrf;
    if (mayCall(audience, request.visitor))
        return;
    if (!isStranger)
        throw Rejected(404, "");
    if (visit.inbound.isForApi() || request.wantsFragment)
        throw Rejected(401, "");
    if (isChanging(request.method))
        throw Elsewhere{"/login"};
    const auto& query = visit.inbound.admission.query;
    throw Elsewhere{"/login?next=" + percentEncoded(request.path + (query.empty() ? "" : "?" + query))};
}


void Front::readBody(Visit& visit) const
{
    const auto& body = visit.inbound.body;
    const auto type = mediaTypeOf(visit.inbound.head);
    if (body.empty())
        return;
    if (visit.inbound.isForApi())
    {
        if (type != "application/json")
            throw Rejected(415, "The body must be application/json.");
        visit.request.json = parseStrictJson(body);
        return;
    }
    if (type != "application/x-www-form-urlencoded")
        throw Rejected(415, "The body must be application/x-www-form-urlencoded.");
    visit.request.form = parseForm(body);
}


/// A changing request must come from a page of ours, and from the one who holds the session.
void Front::checkSource(const Visit& visit) const
{
    const auto verdict = _parts.origins.judge(visit.inbound.head);
    const bool opensSession = visit.request.path == logIn && visit.request.method == Method::post;
    if (verdict == Origins::Verdict::foreign || (verdict == Origins::Verdict::untold && !opensSession))
        throw Rejected(403, "The Origin of the request is not this site.");
    if (opensSession)
        return;  // There is no session yet that could be abused; its JSON body cannot come from a foreign
                 // form.
    const auto header = visit.inbound.head.value("x-csrf-token");
    const auto token = header.empty() ? visit.request.form.text("csrf") : header;
    if (!_parts.reception.isOf(visit.guest, token))
        throw Rejected(403, "The CSRF token is missing or belongs to another session.");
}


Reply Front::dressed(Visit& visit, helpdesk::Response response)
{
    if (response.status < 200 || response.status > 599)
        throw std::logic_error("a page answered with an impossible status");
    const bool forApi = visit.inbound.isForApi();
    if (response.status >= 400 && response.body.empty())
    {
        if (forApi)
        {
            auto headers = std::move(response.headers);
            response = problemOf(response.status, {}, {});
            response.headers = std::move(headers);
        }
        else if (visit.house)
            response.body = visit.house->frame.error(response.status, visit.request, {});
    }
    else if (isHtml(response) && !response.frame.title.empty() && !visit.request.wantsFragment && visit.house)
        response.body = visit.house->frame.wrap(response, visit.request);

    Reply reply;
    reply.status = response.status;
    reply.headers = std::move(visit.headers);
    if (!response.body.empty() || response.signIn.value != 0)
        reply.headers.emplace_back("Content-Type", response.contentType);
    if (!response.location.empty())
    {
        auto location = locationOf(response.location);
        if (!location)
            throw std::logic_error("a page redirects to what is no path of this host");
        reply.headers.emplace_back("Location", std::move(*location));
    }
    for (auto& header : response.headers)
    {
        if (!isFreeOfControls(header.first) || !isFreeOfControls(header.second))
            throw std::logic_error("a page set a header with a control character");
        reply.headers.push_back(std::move(header));
    }
    reply.body = std::move(response.body);
    changeSession(visit, response, reply);
    const bool isDoor = response.frame.area == helpdesk::Frame::Area::door || !visit.request.visitor.known();
    addSecurityHeaders(reply, _parts.transport, isDoor ? Referrer::none : Referrer::sameOrigin);
    return reply;
}


/// Opens or ends sessions as the page has said.
void Front::changeSession(const Visit& visit, const helpdesk::Response& response, Reply& reply)
{
    const auto& cookies = _parts.cookies;
    if (response.signOut != helpdesk::SignOut::no)
    {
        _parts.signIn.end(visit.request.visitor.account, visit.guest.session, response.signOut);
        reply.headers.emplace_back("Set-Cookie", cookies.dropping(cookies.session()));
    }
    if (response.signIn.value == 0)
        return;
    const auto token = _parts.signIn.open(response.signIn, visit.guest.session, visit.request.clientAddress);
    reply.headers.emplace_back("Set-Cookie", cookies.giving(cookies.session(), token));
    if (visit.inbound.isForApi())
        reply.body = helpdesk::Json::object().set("csrf", _parts.reception.csrfOf(token)).dump();
}


Reply Front::failure(Visit& visit, int status, std::string_view detail, const std::string& incident) noexcept
{
    Reply reply;
    reply.status = status;
    try
    {
        reply.headers = std::move(visit.headers);
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
                visit.house ? visit.house->frame.error(status, visit.request, incident) : bareWords(status);
        }
        addSecurityHeaders(reply, _parts.transport, Referrer::none);
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
