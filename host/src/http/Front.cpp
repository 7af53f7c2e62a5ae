#include "host/src/http/Front.h"

#include "host/src/http/AssetReply.h"
#include "host/src/http/Form.h"
#include "host/src/http/HeadFacts.h"
#include "host/src/http/Incident.h"
#include "host/src/http/LocalPath.h"
#include "host/src/http/Multipart.h"
#include "host/src/http/Passing.h"
#include "host/src/http/StrictJson.h"

#include <Poco/Exception.h>

#include <algorithm>
#include <array>

namespace supportcentre {

using helpdesk::Audience;
using helpdesk::Method;

namespace {

constexpr std::string_view logIn = "/api/v1/session";
constexpr std::string_view changePassword = "/password";


/// Ends the request with a redirect.
struct Elsewhere
{
    std::string location;
};


bool isProbe(std::string_view path)
{
    return path == "/healthz" || path == "/readyz" || path == "/metrics";
}


bool isChanging(Method method)
{
    return method != Method::get;
}


std::string_view nameOf(Method method)
{
    static constexpr std::array<std::string_view, 5> names{"GET", "POST", "PUT", "PATCH", "DELETE"};
    return names[static_cast<std::size_t>(method)];
}


/// Whatever can be fetched can be asked for its head.
std::string namesOf(const std::vector<Method>& methods)
{
    std::string list;
    for (const auto method : methods)
        ((list += list.empty() ? "" : ", ") += nameOf(method)) += method == Method::get ? ", HEAD" : "";
    return list;
}


void leaveOut(helpdesk::Fields& fields, std::string_view name)
{
    if (!fields.find(name))
        return;
    auto list = fields.all();
    std::erase_if(list, [&](const auto& field) { return field.first == name; });
    fields = helpdesk::Fields(std::move(list));
}


/// Whoever wants what is too long to be named in another address finds his way himself after the log-in.
std::string logInAndBackTo(const std::string& path, const std::string& query)
{
    const auto address = "/login?next=" + percentEncoded(query.empty() ? path : path + "?" + query);
    return isLocalPath(address) ? address : "/login";
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

}  // namespace


Reply Front::answer(const Inbound& inbound) noexcept
{
    Visit visit{inbound};
    Reply reply;
    ++_parts.counters.inFlight;
    try
    {
        reply = answered(visit);
        noteRefusal(visit, reply.status);
    }
    catch (...)
    {
        // Not even the failure could be told: no memory, or no number for it.
        reply = Reply{.status = 500};
    }
    --_parts.counters.inFlight;
    _parts.counters.count(reply.status);
    return reply;
}


/// Whatever a page throws is told in words. Nothing that may throw for what a client has sent stands in a
/// handler: its siblings would not catch it.
Reply Front::answered(Visit& visit)
{
    const auto incident = [&](const std::string& what) { return _parts.log.incident(visit.place, what); };
    const auto later = [&](std::chrono::seconds wait, const std::string& noted) {
        visit.headers.emplace_back("Retry-After", std::to_string(wait.count()));
        return _dresser.failure(visit, 503, {}, noted);
    };
    try
    {
        return servedOrSent(visit);
    }
    catch (const Rejected& rejected)
    {
        return _dresser.failure(visit, rejected.status(), rejected.what(), {});
    }
    catch (const Later& noted)
    {
        return later(noted.wait(), noted.what());
    }
    catch (const Incident& noted)
    {
        return _dresser.failure(visit, 500, {}, noted.what());
    }
    catch (const Poco::Exception& error)
    {
        return _dresser.failure(visit, 500, {}, incident(error.displayText()));
    }
    catch (const std::exception& error)
    {
        const auto passes = passing(error);
        const auto noted = passes && !passes->noted ? std::string() : incident(error.what());
        return passes ? later(passes->wait, noted) : _dresser.failure(visit, 500, {}, noted);
    }
}


Reply Front::servedOrSent(Visit& visit)
{
    std::string location;
    try
    {
        return serve(visit);
    }
    catch (const Elsewhere& elsewhere)
    {
        location = elsewhere.location;
    }
    return _dresser.dressed(visit, helpdesk::Response::to(location));
}


/// Somebody who is known tried what is not his, or what is not there: from outside both look alike, so both
/// are noted (ASVS 16.3.2).
void Front::noteRefusal(const Visit& visit, int status) const
{
    const auto& request = visit.request;
    if (visit.guarded && request.visitor.known() && (status == 403 || status == 404))
        _parts.log.write(helpdesk::Level::information, "refused",
                         {{"account", std::to_string(request.visitor.account.value)},
                          {"what", std::string(nameOf(request.method)) + " " + request.path},
                          {"status", std::to_string(status)},
                          {"address", request.clientAddress}});
}


bool Front::takesUpload(const Inbound& inbound) const noexcept
{
    try
    {
        const auto found = _parts.router.find(inbound.admission.method, inbound.admission.path);
        return _house.load() != nullptr && found.entry && found.entry->files == TakesFiles::yes &&
               mayCall(found.entry->audience,
                       _parts.reception.receive(inbound, InDoubt::isStranger, kindOf(inbound)).visitor);
    }
    catch (const std::exception&)
    {
        return false;  // The answer itself will say what is wrong.
    }
}


Reply Front::refusal(const Inbound& inbound, const Rejected& rejected) noexcept
{
    ++_parts.counters.refusedAtGate;
    _parts.counters.count(rejected.status());
    const bool passedGate = !inbound.peer.empty();
    const bool isTooLarge = rejected.mostBytes() > 0 && passedGate;
    Inbound nothing;
    nothing.admission.path = inbound.admission.path;
    Visit visit{isTooLarge ? inbound : nothing, _house};
    visit.mostBytes = rejected.mostBytes();
    if (isTooLarge)
        receiveTooLarge(visit);
    if (rejected.status() == 405)
        visit.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    return _dresser.failure(visit, rejected.status(), rejected.what(), {});
}


/// A person has chosen a large file: he is told in his language, and how he comes back to where he did.
void Front::receiveTooLarge(Visit& visit) const noexcept
{
    try
    {
        if (!visit.house || visit.inbound.isForApi())
            return;
        receive(visit, Audience::everyone);
        // The form's own page, or the one above it that somebody can look at.
        for (auto path = visit.inbound.admission.path; path.size() > 1; path.erase(path.rfind('/')))
        {
            const auto page = _parts.router.find(Method::get, path);
            if (!page.entry || !mayCall(page.entry->audience, visit.request.visitor))
                continue;
            visit.back = locationOf(path).value_or("");
            return;
        }
    }
    catch (const std::exception&)
    {
        visit.back.clear();  // The limit alone, then.
    }
}


Reply Front::serve(Visit& visit)
{
    const auto& admission = visit.inbound.admission;
    if (isForAsset(visit.inbound))
        return assetReply(_parts.assets, visit.inbound);

    if (_parts.frames && _house.load() && _parts.frames->isAt(admission.path))
        return fromFrame(visit);
    auto found = _parts.router.find(admission.method, admission.path);
    visit.place = found.entry ? found.entry->route : "no route";
    visit.guarded = found.entry && found.entry->audience != Audience::everyone;
    visit.house = _house;
    if (!visit.house && !isProbe(admission.path))
    {
        visit.headers.emplace_back("Retry-After", "5");
        return _dresser.failure(visit, 503, {}, {});
    }
    receive(visit, found.entry ? found.entry->audience : Audience::everyone);
    if (!found.entry)
    {
        if (found.allowed.empty())
        {
            if (!visit.request.visitor.known() && !visit.inbound.isForApi())
                hearLanguage(visit, parseQuery(admission.query));
            return _dresser.failure(visit, 404, {}, {});
        }
        visit.headers.emplace_back("Allow", namesOf(found.allowed));
        return _dresser.failure(visit, 405, {}, {});
    }
    visit.request.captured = std::move(found.captured);
    visit.request.query = parseQuery(admission.query);
    admit(visit, found.entry->audience);
    if (isChanging(admission.method))
    {
        readBody(visit, found.entry->files, found.entry->oddValues);
        checkSource(visit);
        leaveOut(visit.request.form, "csrf");
        if (found.entry->owner.empty())
            refuseRepeats(visit.request.form);  // No form of the host's own has a list; plugins say which do.
    }
    const auto& entry = *found.entry;
    return _dresser.dressed(visit, entry.run ? entry.run(*entry.page, visit.request)
                                             : entry.page->handle(visit.request));
}


/// The door for people of another site stands beside the routes: who comes in has neither a session nor a
/// page of ours yet, and proves himself with what that site has signed.
Reply Front::fromFrame(Visit& visit)
{
    visit.house = _house;
    visit.place = visit.inbound.admission.path;
    receive(visit, Audience::everyone);
    if (isChanging(visit.inbound.admission.method))
        readBody(visit, TakesFiles::no, OddValues::refused);
    return _dresser.dressed(visit, _parts.frames->answer(visit));
}


SessionKind Front::kindOf(const Inbound& inbound) const
{
    return _parts.frames ? FrameEntry::kindOf(inbound) : SessionKind::ordinary;
}


/// Who it is and what the head says.
void Front::receive(Visit& visit, Audience audience) const
{
    const auto& inbound = visit.inbound;
    auto& request = visit.request;
    const auto kind = kindOf(inbound);
    visit.guest = _parts.reception.receive(
        inbound, audience == Audience::everyone ? InDoubt::isStranger : InDoubt::refuse, kind);
    request.method = inbound.admission.method;
    request.path = inbound.admission.path;
    request.visitor = visit.guest.visitor;
    // Whoever has a temporary password may do nothing for anybody yet.
    if (request.visitor.known() && visit.house && !visit.guest.mustChangePassword)
        request.visitor.access = visit.house->access.accessOf(request.visitor.account);
    request.clientAddress = clientOf(inbound, _parts.trustedProxies);
    request.wantsFragment = inbound.head.value("x-requested-with") == "fetch";
    request.idempotencyKey = idempotencyKeyOf(inbound.head);
    request.csrf = visit.guest.csrf;
    if (kind == SessionKind::framed)
        visit.framing = {_parts.frames->origin(), visit.guest.look};
}


/// Whether this person may call the route at all. Strangers are sent to the log-in page; for people who are
/// known but not meant, the address does not exist.
void Front::admit(Visit& visit, Audience audience) const
{
    auto& request = visit.request;
    const bool isStranger = !request.visitor.known();
    const bool isPage = !visit.inbound.isForApi() && !isProbe(request.path);
    if (isStranger && isPage && audience == Audience::everyone && !isChanging(request.method))
        welcomeStranger(visit);
    if (visit.guest.mustChangePassword)
        holdUntilPasswordIsChanged(visit, audience);
    if (mayCall(audience, request.visitor))
        return;
    if (!isStranger)
        throw Rejected(404, "");
    if (visit.inbound.isForApi() || request.wantsFragment)
        throw Rejected(401, "");
    if (visit.framing.shown())
        throw Elsewhere{std::string(FrameEntry::ended)};
    if (isChanging(request.method))
        throw Elsewhere{"/login"};
    throw Elsewhere{logInAndBackTo(request.path, visit.inbound.admission.query)};
}


/// A stranger's choice of language is kept.
void Front::hearLanguage(Visit& visit, const helpdesk::Fields& query) const
{
    const auto* language = query.find("lang");
    if (language == nullptr || !_parts.reception.speaks(*language))
        return;
    visit.request.visitor.locale = *language;
    visit.headers.emplace_back("Set-Cookie", _parts.cookies.giving(_parts.cookies.language(), *language));
}


/// The way of a temporary password: to a password of his own, or out again.
void Front::holdUntilPasswordIsChanged(const Visit& visit, Audience audience) const
{
    const auto& request = visit.request;
    if (audience == Audience::everyone || request.path == changePassword || request.path == "/logout" ||
        request.path == logIn)
        return;
    if (visit.inbound.isForApi() || request.wantsFragment)
        throw Rejected(403, "Change the temporary password first.");
    throw Elsewhere{std::string(changePassword)};
}


/// His choice of language is kept, and his forms get something they can be bound to.
void Front::welcomeStranger(Visit& visit) const
{
    auto& request = visit.request;
    hearLanguage(visit, request.query);
    leaveOut(request.query, "lang");
    _parts.reception.provideDoor(visit.guest);
    if (visit.guest.doorIsNew)
        visit.headers.emplace_back("Set-Cookie",
                                   _parts.cookies.giving(_parts.cookies.door(), visit.guest.door));
    request.csrf = visit.guest.csrf;
}


void Front::readBody(Visit& visit, TakesFiles takesFiles, OddValues odd) const
{
    const auto& body = visit.inbound.body;
    if (body.empty())
        return;
    const auto type = mediaTypeOf(visit.inbound.head);
    if (visit.inbound.isForApi())
    {
        if (type != "application/json")
            throw Rejected(415, "The body must be application/json.");
        visit.request.json = parseStrictJson(body);
        return;
    }
    if (takesFiles == TakesFiles::yes && type == uploadType)
    {
        auto read = parseMultipart(visit.inbound.head.value("content-type"), body);
        visit.request.form = std::move(read.fields);
        visit.request.uploads = std::move(read.uploads);
        return;
    }
    if (type != "application/x-www-form-urlencoded")
        throw Rejected(415, "The body must be application/x-www-form-urlencoded.");
    visit.request.form = parseForm(body, {}, odd);
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

}  // namespace supportcentre
