#include "host/src/pages/Frame.h"

#include "host/Bootstrap.h"
#include "host/Styles.h"
#include "host/src/http/LocalPath.h"
#include "host/src/pages/Formats.h"
#include "host/src/pages/FramePieces.h"
#include "host/src/pages/Initials.h"
#include "host/src/pages/Sheets.h"
#include "host/src/tickets/TicketSight.h"
#include "templates/Assets.h"

#include <algorithm>

namespace supportcentre {

using Area = helpdesk::Frame::Area;

class Frame::Pieces
{
public:
    Pieces(const templates::Views& views, const templates::Words& words, std::string_view locale)
        : lang(locale),
          head(views, "frame/head", locale),
          insideHead(views, "frame/inside-head", locale),
          insideBar(views, "frame/inside-bar", locale),
          style(views, "frame/style", locale),
          script(views, "frame/script", locale),
          bar(views, "frame/bar", locale),
          area(views, "frame/area", locale),
          entry(views, "frame/entry", locale),
          entryCurrent(views, "frame/entry-current", locale),
          oneCustomer(views, "frame/one-customer", locale),
          customers(views, "frame/customers", locale),
          customer(views, "frame/customer", locale),
          customerCurrent(views, "frame/customer-current", locale),
          person(views, "frame/person", locale),
          option(views, "frame/option", locale),
          main(views, "frame/main", locale),
          door(views, "frame/door", locale),
          language(views, "frame/language", locale),
          tongue(views, "frame/tongue", locale),
          tongueCurrent(views, "frame/tongue-current", locale),
          languages(views, "frame/languages", locale),
          agents(words.say(locale, "frame.area.agent")),
          administration(words.say(locale, "frame.area.admin")),
          tickets(words.say(locale, "frame.menu.tickets")),
          queue(words.say(locale, "frame.menu.queue")),
          profile(words.say(locale, "frame.menu.profile")),
          plugins(words.say(locale, "frame.menu.plugins")),
          events(words.say(locale, "frame.menu.events")),
          health(words.say(locale, "frame.menu.health")),
          toPortal(words.say(locale, "frame.to.portal")),
          toAgent(words.say(locale, "frame.to.agent")),
          toAdmin(words.say(locale, "frame.to.admin"))
    {
    }

    std::string lang;
    Piece head, insideHead, insideBar, style, script, bar, area, entry, entryCurrent, oneCustomer, customers,
        customer, customerCurrent, person, option, main, door, language, tongue, tongueCurrent, languages;
    std::string agents, administration, tickets, queue, profile, plugins, events, health, toPortal, toAgent,
        toAdmin;
};


namespace {

/// "?customer=7", so that links keep to the customer somebody works for; nothing when there is only one.
std::string customerQuery(const helpdesk::Visitor& visitor, const std::string& customer)
{
    return visitor.access.customers.size() > 1 && !customer.empty() ? "?customer=" + percentEncoded(customer)
                                                                    : std::string();
}


std::string homeOf(Area area)
{
    return area == Area::agent ? "/agent/tickets" : area == Area::admin ? "/admin/plugins" : "/portal";
}


/// The address of this page, to come back to it: "/" when it cannot be asked for again.
std::string addressOf(const helpdesk::Request& request)
{
    if (request.method != helpdesk::Method::get || !isLocalPath(request.path))
        return "/";
    auto address = percentEncoded(request.path);
    auto mark = '?';
    for (const auto& [name, value] : request.query.all())
    {
        if (name == "done")
            continue;  // What was done is not done again by another language.
        ((address += mark) += percentEncoded(name) + '=') += percentEncoded(value);
        mark = '&';
    }
    return address;
}

/// Whom the page is for, when it does not say so itself: the customer whom its address names.
std::string customerOf(const helpdesk::Frame& frame, const helpdesk::Request& request)
{
    const auto& access = request.visitor.access;
    if (!frame.customer.empty() || access.customers.empty())
        return frame.customer;
    const auto* asked = access.at(request.query.text("customer"));
    return (asked != nullptr ? asked : TicketSight::foremost(access))->customer;
}


bool hasOwnMain(const helpdesk::Response& response)
{
    return response.body.find("<main") != std::string::npos;
}

}  // namespace


Frame::Frame(const templates::Words& words, const templates::Views& views, const Contributions& contributions,
             Assets& assets, std::string productName)
    : _words(words),
      _views(views),
      _contributions(contributions),
      _product(std::move(productName)),
      _symbols(views.render("frame/symbols", "en", {}))
{
    for (const auto& locale : words.locales())
        _pieces.emplace(locale, std::make_unique<const Pieces>(views, words, locale));
    addStyles(assets);
}


void Frame::addStyles(Assets& assets)
{
    constexpr std::string_view type = "text/css; charset=utf-8";
    const auto everywhere = [&](const std::string& address) {
        _styles.push_back(address);
        for (auto& [look, list] : _looks)
            list.push_back(address);
    };
    _looks = {{"light", {}}, {"dark", {}}};
    for (const auto& [name, content] : bootstrap)
        everywhere(assets.add(name, type, withoutInnerPictures(content)));
    for (const auto& [name, content] : templates::assets)
        if (name == "portal.css")
        {
            _styles.push_back(assets.add(name, type, content));
            for (auto& [look, list] : _looks)
                list.push_back(assets.add("portal-" + look + ".css", type, inLook(content, look)));
        }
        else if (name == "icon.svg")
            _icon = assets.add(name, "image/svg+xml", content);
        else if (name == "framed.js")
            _framedScript = assets.add(name, "text/javascript; charset=utf-8", content);
    for (const auto& [name, content] : styles)
        everywhere(assets.add(name, type, content));
}


Frame::~Frame() = default;


const Frame::Pieces& Frame::piecesFor(std::string_view locale) const
{
    const auto found = _pieces.find(locale);
    return *(found == _pieces.end() ? _pieces.find("en") : found)->second;
}


FrameRenderer::Wrapping Frame::wrap(const helpdesk::Response& response, const helpdesk::Request& request,
                                    const Framing& framing) const
{
    if (framing.shown())
        return wrapInside(response, request, framing);
    const auto& frame = response.frame;
    const auto& visitor = request.visitor;
    const auto& pieces = piecesFor(visitor.locale);
    const bool ownMain = hasOwnMain(response);

    std::string links;
    for (const auto* list : {&_styles, &frame.styles})
        for (const auto& href : *list)
            pieces.style.fill(links, {{"href", href}});
    std::string scripts;
    for (const auto& src : frame.scripts)
        pieces.script.fill(scripts, {{"href", src}});

    Wrapping wrapping;
    auto& [out, after] = wrapping;
    out.reserve(12000);
    pieces.head.fill(out, {{"lang", pieces.lang},
                           {"title", frame.title + " – " + _product},
                           {"icon", _icon},
                           {"styles", links},
                           {"scripts", scripts},
                           {"symbols", _symbols}});
    if (frame.area == Area::door)
    {
        if (!ownMain)
        {
            openDoor(out, pieces);
            closeDoor(after, pieces, response, request);
        }
    }
    else
    {
        const auto customer = customerOf(frame, request);
        const auto tag = frame.area == Area::agent   ? pieces.area.filled({{"label", pieces.agents}})
                         : frame.area == Area::admin ? pieces.area.filled({{"label", pieces.administration}})
                                                     : std::string();
        const auto home = homeOf(frame.area) +
                          (frame.area == Area::portal ? customerQuery(visitor, customer) : std::string());
        pieces.bar.fill(out, {{"home", home},
                              {"product", _product},
                              {"area", tag},
                              {"entries", menu(pieces, frame, visitor, customer)},
                              {"customers", switcher(pieces, frame, visitor, customer)},
                              {"person", person(pieces, frame, request)}});
        if (!ownMain)
        {
            pieces.main.fill(out, {});
            after += "</main>";
        }
    }
    after += "</body></html>";
    return wrapping;
}


/// No bar of ours: that site has its own. What leads from one of our pages to the next stays, but on a page
/// that stands for itself, as beside a ticket of that site.
FrameRenderer::Wrapping Frame::wrapInside(const helpdesk::Response& response,
                                          const helpdesk::Request& request, const Framing& framing) const
{
    const auto& frame = response.frame;
    const auto& visitor = request.visitor;
    const auto& pieces = piecesFor(visitor.locale);
    std::string links;
    const auto& look = *(framing.look == "dark" ? _looks.find("dark") : _looks.find("light"));
    for (const auto* list : {&look.second, &frame.styles})
        for (const auto& href : *list)
            pieces.style.fill(links, {{"href", href}});
    std::string scripts;
    pieces.script.fill(scripts, {{"href", _framedScript}});
    for (const auto& src : frame.scripts)
        pieces.script.fill(scripts, {{"href", src}});

    Wrapping wrapping;
    auto& [out, after] = wrapping;
    pieces.insideHead.fill(out, {{"lang", pieces.lang},
                                 {"look", look.first},
                                 {"by", framing.by},
                                 {"title", frame.title + " – " + _product},
                                 {"styles", links},
                                 {"scripts", scripts},
                                 {"symbols", _symbols}});
    if (visitor.known() && !frame.menu.empty())
    {
        const auto customer = customerOf(frame, request);
        auto items = _contributions.menu(visitor, frame.area, customer);
        if (frame.area == Area::portal)
            items.push_back(
                {"profile", pieces.profile, "/portal/profile" + customerQuery(visitor, customer), 900});
        pieces.insideBar.fill(out, {{"entries", entries(pieces, frame, std::move(items))},
                                    {"customers", switcher(pieces, frame, visitor, customer)}});
    }
    if (!hasOwnMain(response))
    {
        pieces.main.fill(out, {});
        after += "</main>";
    }
    after += "</body></html>";
    return wrapping;
}


std::string Frame::menu(const Pieces& pieces, const helpdesk::Frame& frame, const helpdesk::Visitor& visitor,
                        const std::string& customer) const
{
    std::vector<helpdesk::MenuItem> items;
    if (visitor.known() && frame.area == Area::portal)
        items = {{"tickets", pieces.tickets, "/portal/tickets" + customerQuery(visitor, customer), 10},
                 {"profile", pieces.profile, "/portal/profile" + customerQuery(visitor, customer), 900}};
    else if (frame.area == Area::agent && visitor.agent)
        items = {{"tickets", pieces.queue, "/agent/tickets", 10}};
    else if (frame.area == Area::admin && visitor.administrator)
        items = {{"plugins", pieces.plugins, "/admin/plugins", 10},
                 {"events", pieces.events, "/admin/events", 800},
                 {"health", pieces.health, "/admin/health", 810}};
    if (visitor.known())
    {
        auto more = _contributions.menu(visitor, frame.area, customer);
        std::move(more.begin(), more.end(), std::back_inserter(items));
    }
    return entries(pieces, frame, std::move(items));
}


std::string Frame::entries(const Pieces& pieces, const helpdesk::Frame& frame,
                           std::vector<helpdesk::MenuItem> items)
{
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    std::string out;
    for (const auto& item : items)
        (item.key == frame.menu ? pieces.entryCurrent : pieces.entry)
            .fill(out, {{"href", item.href}, {"label", item.label}});
    return out;
}


/// The switcher only changes links: to the same page of the other customer where his menu has it, else to his
/// start page.
std::string Frame::switcher(const Pieces& pieces, const helpdesk::Frame& frame,
                            const helpdesk::Visitor& visitor, const std::string& customer) const
{
    if (frame.area != Area::portal || visitor.access.customers.empty())
        return {};
    const auto* current = visitor.access.at(customer);
    if (current && visitor.access.customers.size() == 1)
        return pieces.oneCustomer.filled({{"name", current->name}});
    std::string options;
    for (const auto& each : visitor.access.customers)
    {
        const auto asked = "?customer=" + percentEncoded(each.customer);
        auto href = (frame.menu == "tickets" ? "/portal/tickets" : "/portal") + asked;
        for (const auto& item : _contributions.menu(visitor, frame.area, each.customer))
            if (!frame.menu.empty() && item.key == frame.menu)
                href = item.href;
        (&each == current ? pieces.customerCurrent : pieces.customer)
            .fill(options, {{"href", href}, {"name", each.name}});
    }
    return pieces.customers.filled(
        {{"name", (current ? current : TicketSight::foremost(visitor.access))->name}, {"options", options}});
}


std::string Frame::person(const Pieces& pieces, const helpdesk::Frame& frame,
                          const helpdesk::Request& request) const
{
    const auto& visitor = request.visitor;
    if (!visitor.known())
        return {};
    std::string links;
    pieces.option.fill(links, {{"href", "/portal/profile"}, {"label", pieces.profile}});
    const bool contact = !visitor.access.customers.empty();
    if (frame.area != Area::portal && contact)
        pieces.option.fill(links, {{"href", "/portal"}, {"label", pieces.toPortal}});
    if (frame.area != Area::agent && visitor.agent)
        pieces.option.fill(links, {{"href", "/agent/tickets"}, {"label", pieces.toAgent}});
    if (frame.area != Area::admin && visitor.administrator)
        pieces.option.fill(links, {{"href", "/admin/plugins"}, {"label", pieces.toAdmin}});
    std::string tongues;
    for (const auto& locale : _words.locales())
        (locale == pieces.lang ? pieces.tongueCurrent : pieces.tongue)
            .fill(tongues, {{"tongue", locale}, {"label", _words.say(locale, "language." + locale)}});
    const auto initials = initialsOf(visitor.name);
    return pieces.person.filled({{"initials", initials},
                                 {"name", visitor.name},
                                 {"email", visitor.email},
                                 {"links", links},
                                 {"tongues", tongues},
                                 {"here", addressOf(request)},
                                 {"csrf", request.csrf}});
}


void Frame::openDoor(std::string& out, const Pieces& pieces) const
{
    pieces.door.fill(out, {{"product", _product}});
}


void Frame::closeDoor(std::string& out, const Pieces& pieces, const helpdesk::Response& response,
                      const helpdesk::Request& request) const
{
    // The log-in page brings its own language links, because they keep where the person wanted to go.
    // Whoever is logged in has chosen his language in his profile.
    if (!request.visitor.known() && response.body.find("hreflang=") == std::string::npos &&
        request.method == helpdesk::Method::get)
    {
        // "//elsewhere.example/" is a path to us and another site to a browser.
        const auto path = isLocalPath(request.path) ? percentEncoded(request.path) : std::string("/login");
        std::string links;
        for (const auto& locale : _words.locales())
            pieces.language.fill(links, {{"href", std::string(path).append("?lang=").append(locale)},
                                         {"lang", locale},
                                         {"label", _words.say(locale, "language." + locale)}});
        pieces.languages.fill(out, {{"links", links}});
    }
    out += "</main>";
}


/// Our own pages stand outside there: whoever is inside goes to the first of those that plugins have for him,
/// if any.
std::string Frame::homeInside(const helpdesk::Visitor& visitor) const
{
    if (!visitor.known())
        return {};
    const auto area = visitor.agent ? Area::agent : Area::portal;
    const auto items = _contributions.menu(visitor, area, {});
    const auto first = std::min_element(items.begin(), items.end(),
                                        [](const auto& a, const auto& b) { return a.position < b.position; });
    return first == items.end() ? std::string() : first->href;
}


std::string Frame::error(int status, const helpdesk::Request& request, const Trouble& trouble,
                         const Framing& framing) const
{
    const auto& locale = request.visitor.locale;
    const auto number = std::to_string(status);
    const auto known = _words.has("error." + number + ".title") ? number : "other";
    helpdesk::Response response;
    response.frame.title = _words.say(locale, "error." + known + ".title");
    response.frame.area = !request.visitor.known()             ? Area::door
                          : request.path.starts_with("/agent") ? Area::agent
                          : request.path.starts_with("/admin") ? Area::admin
                                                               : Area::portal;
    const auto home = framing.shown() ? homeInside(request.visitor) : std::string("/");
    const auto sentence =
        trouble.mostBytes > 0
            ? _words.say(locale, "error.413.limit", {{"size", atMostWords(locale, trouble.mostBytes)}})
            : _words.say(locale, "error." + known + ".text");
    response.body = _views.render("frame/error", locale,
                                  {{"status", number},
                                   {"heading", response.frame.title},
                                   {"sentence", sentence},
                                   {"incident", !trouble.incident.empty()},
                                   {"number", trouble.incident},
                                   {"hasBack", !trouble.back.empty()},
                                   {"back", trouble.back},
                                   {"hasHome", !home.empty()},
                                   {"home", home}});
    const auto [before, after] = wrap(response, request, framing);
    return before + response.body + after;
}

}  // namespace supportcentre
