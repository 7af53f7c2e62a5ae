#include "host/src/http/FrameEntry.h"

#include "host/src/http/Rejected.h"
#include "host/src/security/Farewell.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Response;

namespace {

std::string wordOf(Passes::Refusal refusal)
{
    switch (refusal)
    {
    case Passes::Refusal::late: return "late";
    case Passes::Refusal::used: return "used";
    case Passes::Refusal::unreadable: break;
    }
    return "unreadable";
}


/// A contact may be kept who never had an account, or whose account went with his access.
bool isContact(const Visit& visit, const Pass& pass)
{
    return visit.house && visit.house->access.knows(canonicalEmail(pass.email));
}

}  // namespace


SessionKind FrameEntry::kindOf(const Inbound& inbound)
{
    const bool inFrame =
        inbound.head.value("sec-fetch-dest") == "iframe" || inbound.head.value("x-framed") == "yes";
    return inFrame && !inbound.admission.path.starts_with("/admin") ? SessionKind::framed
                                                                    : SessionKind::ordinary;
}


Response FrameEntry::answer(Visit& visit)
{
    visit.framing = {_parts.origin, visit.guest.look.empty() ? "light" : visit.guest.look};
    const bool isPage = visit.request.path == ended;
    if (visit.request.method != (isPage ? helpdesk::Method::get : helpdesk::Method::post))
    {
        visit.headers.emplace_back("Allow", isPage ? "GET, HEAD" : "POST");
        throw Rejected(405, "");
    }
    if (isPage)
        return page(visit, 403, "ended");
    return visit.request.path == enter ? entered(visit) : parted(visit);
}


Response FrameEntry::entered(Visit& visit)
{
    // Only that site's own pages post passes; a page without an origin does not either.
    if (visit.inbound.head.count("origin") != 1 || visit.inbound.head.value("origin") != _parts.origin)
        throw Rejected(403, "The Origin of the request is not the site that shows our pages.");
    const auto& fields = visit.request.form.all();
    if (fields.size() != 1 || fields.front().first != "pass")
        throw Rejected(400, "The form must hold a pass and nothing else.");
    const auto taken = _passes.take(fields.front().second);
    if (const auto* refusal = std::get_if<Passes::Refusal>(&taken))
        return page(visit, 403, wordOf(*refusal));
    return opened(visit, std::get<Pass>(taken));
}


/// No browser sends this, so nothing but the signature counts.
Response FrameEntry::parted(const Visit& visit) const
{
    const auto& form = visit.request.form;
    const Farewell said{std::string(form.text("at")), std::string(form.text("who")),
                        std::string(form.text("sign"))};
    const auto people = said.read(_parts.key, nowMicros() / 1'000'000);
    Response response;
    response.contentType = "text/plain; charset=utf-8";
    response.status = people ? 202 : 403;
    if (!people)
        _parts.log.write(helpdesk::Level::warning, "farewell-refused",
                         {{"address", visit.request.clientAddress}});
    for (const auto& email : people.value_or(std::vector<std::string>()))
        if (const auto account = accountOf(email))
            _parts.signIn.endFramed(account->id);
    return response;
}


std::optional<Account> FrameEntry::accountOf(const std::string& email) const
{
    const auto connection = _parts.database.pool().borrow();
    return AccountStore(*connection).findByEmail(canonicalEmail(email));
}


/// Nothing: he may come in. Whoever is somebody else here than there would do here what nobody gave him
/// there. The pass proves whose address it is, so he may hear how he stands here.
std::string FrameEntry::objection(const Visit& visit, const std::optional<Account>& account,
                                  const Pass& pass) const
{
    const bool opens = account && !account->disabled;
    if (pass.as == Pass::As::agent)
    {
        if (opens && account->agent)
            return {};
        return account || isContact(visit, pass) ? "no-agent" : "unknown-agent";
    }
    if (!opens)
        return isContact(visit, pass) ? "no-access" : "unknown";
    if (account->staff())
        return "staff";
    // To whom no customer's portal is open, none of our pages is either: he would find nothing but a 404.
    const bool admitted = !visit.house || !visit.house->access.accessOf(account->id).customers.empty();
    return admitted ? std::string() : "no-access";
}


Response FrameEntry::opened(Visit& visit, const Pass& pass) const
{
    visit.framing.look = pass.look;
    const auto& spoken = _parts.words.locales();
    if (std::find(spoken.begin(), spoken.end(), pass.tongue) != spoken.end())
        visit.request.visitor.locale = pass.tongue;
    // Whoever has none there is nobody here, and no key of ours is wrong.
    if (canonicalEmail(pass.email).empty())
        return page(visit, 403, "no-address");
    const auto account = accountOf(pass.email);
    if (const auto why = objection(visit, account, pass); !why.empty())
        return page(visit, 403, why);
    const auto former = kindOf(visit.inbound) == SessionKind::framed ? visit.guest.session : std::string();
    const auto token =
        _parts.signIn.open(account->id, former, visit.request.clientAddress, SessionKind::framed);
    visit.headers.emplace_back("Set-Cookie",
                               _parts.cookies.givingFrame(token + "." + pass.look + "." + pass.tongue));
    return Response::to(pass.next);
}


Response FrameEntry::page(const Visit& visit, int status, const std::string& why) const
{
    if (why != "ended")
        _parts.log.write(helpdesk::Level::warning, "pass-refused",
                         {{"why", why}, {"address", visit.request.clientAddress}});
    const auto& locale = visit.request.visitor.locale;
    Response response;
    response.status = status;
    response.frame.area = helpdesk::Frame::Area::door;
    response.frame.title = _parts.words.say(locale, "frame-entry.title");
    response.body =
        _parts.views.render("door/frame-entry", locale,
                            {{"heading", _parts.words.say(locale, "frame-entry." + why,
                                                          {{"product", std::string_view(_parts.product)}})},
                             {"sentence", _parts.words.say(locale, "frame-entry." + why + ".todo")}});
    return response;
}

}  // namespace supportcentre
