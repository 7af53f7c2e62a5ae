#include "hooks/pages/agent/CustomerPage.h"

#include "core/contacts/ReadContacts.h"
#include "core/text/Text.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/portal/AccountWords.h"
#include "hooks/pages/portal/ListAddress.h"
#include "templates/Breakable.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using templates::View;

constexpr std::size_t peopleShown = 20;
constexpr std::size_t longestCaller = 200;
constexpr std::array confirmed{"created", "saved"};


View::List links(const std::vector<Customer>& customers)
{
    View::List list;
    for (const auto& customer : customers)
        list.push_back({{"linkHref", customerPath(customer.id)}, {"linkText", customer.name}});
    return list;
}


View::List linkTo(const std::optional<Customer>& customer)
{
    return customer ? links({*customer}) : View::List{};
}


View fact(std::string label, std::string text, View::List customers = {})
{
    return {{"label", std::move(label)},
            {"linked", !customers.empty()},
            {"text", std::move(text)},
            {"links", std::move(customers)}};
}


View::List factsOf(const DeskVisit& visit, const CustomerDetails& details)
{
    const auto& customer = details.row.customer;
    const auto contacts = static_cast<long long>(customer.contacts);
    const auto off = static_cast<long long>(details.head.deactivated.value_or(0));
    View::List facts{
        fact(visit.say("customers.field.kind"),
             visit.say("customers.kind." + std::string(wordOf(customer.kind)))),
        fact(visit.say("customers.contacts"),
             visit.say("customers.contacts.count", {{"count", contacts}, {"deactivated", off}}))};
    if (customer.kind == CustomerKind::subsidiary)
        facts.push_back(fact(visit.say("customers.field.parent"), {}, linkTo(details.parent)));
    if (customer.kind == CustomerKind::purchaser)
        facts.push_back(fact(visit.say("customers.field.paysFor"), visit.say("customers.nobody"),
                             linkTo(details.paysFor)));
    if (customer.kind == CustomerKind::global)
        facts.push_back(fact(visit.say("customers.subsidiaries"), visit.say("customers.none-yet"),
                             links(details.subsidiaries)));
    if (!details.purchasers.empty())
        facts.push_back(fact(visit.say("customers.purchasers"), {}, links(details.purchasers)));
    return facts;
}


/// Administrators and other people in the order of the list, with what they hold.
View::List peopleOf(const DeskVisit& visit, const CustomerDetails& details)
{
    auto& services = visit.ground.services;
    const auto catalogue = services.catalogue();
    const auto now = services.clock.now();
    ListQuery query;
    query.customer = details.row.customer.id;
    query.pageSize = peopleShown;
    View::List people;
    ReadContacts(services).list(query, [&](const ListRow& row) {
        std::vector<std::string> roles;
        const auto held = " " + std::string(row.roles) + " ";
        for (const auto& role : catalogue->roles())
            if (held.find(" " + role.key + " ") != std::string::npos)
                roles.push_back(role.in(visit.locale()).label);
        const auto state =
            stateOf(row.status, row.portalUser, row.account, row.invitedUntil, row.lastLogin, now);
        auto name =
            std::string(row.firstName) + (row.firstName.empty() ? "" : " ") + std::string(row.lastName);
        people.push_back({{"personHref", personPath(row.id)},
                          {"person", name.empty() ? std::string(row.email) : std::move(name)},
                          {"email", templates::breakable(row.email)},
                          {"roles", visit.ground.words.list(visit.locale(), roles)},
                          {"stateLook", std::string(state.look)},
                          {"state", visit.say(state.key, {{"count", state.number}})}});
    });
    return people;
}


View noticeOf(std::string look, std::string title, std::string text, std::string href = {},
              std::string link = {})
{
    const bool linked = !href.empty();
    return {{"noticeLook", std::move(look)}, {"noticeTitle", std::move(title)},
            {"noticeText", std::move(text)}, {"noticeLink", linked},
            {"noticeHref", std::move(href)}, {"noticeLinkText", std::move(link)}};
}


View::List noticesOf(const DeskVisit& visit, const CustomerDetails& details)
{
    View::List notices;
    const auto told = visit.request.query.text("notice");
    if (std::find(confirmed.begin(), confirmed.end(), told) != confirmed.end())
        notices.push_back(noticeOf("ok", visit.say("customers.notice." + std::string(told)), {}));
    if (!details.administered && details.row.customer.contacts > 0)
        notices.push_back(noticeOf("warn", visit.say("customers.unadministered"),
                                   visit.say(details.invited ? "customers.unadministered.invited"
                                                             : "customers.unadministered.text")));
    if (details.row.openRequest)
    {
        const bool returned = details.row.openState == RequestState::returned;
        const auto ticket = details.row.ticket;
        // The title ends in a colon; a ticket of another house may still be to come.
        notices.push_back(
            noticeOf("warn", visit.say(returned ? "customers.open.returned" : "customers.open.submitted"),
                     visit.say("customers.open.first"),
                     ticket == 0 ? "/agent/requests/" + details.row.openRequest.text()
                                 : visit.ground.services.desk.address(ticket, true),
                     ticket == 0 ? visit.say("page.returned.open")
                                 : visit.say("requests.ticket", {{"ticket", std::to_string(ticket)}})));
    }
    else if (details.linesOfOthers > 0)
        notices.push_back(noticeOf(
            "", visit.say("customers.draft", {{"count", static_cast<long long>(details.linesOfOthers)}}),
            visit.say("customers.draft.stays")));
    return notices;
}


/// `callerError`: what is wrong with the caller whom the agent has just named.
helpdesk::Response page(const DeskVisit& visit, const CustomerDetails& details,
                        const std::string& callerError)
{
    const auto& request = visit.request;
    const auto& customer = details.row.customer;
    const auto actor = actorOf(request.visitor, customer.id, visit.ground.services);
    const bool refused = !callerError.empty();
    auto people = peopleOf(visit, details);
    const auto shown = people.size();
    const bool anybody = shown > 0;
    const auto path = contactsPath(customer.id);
    const View view{{"csrf", request.csrf},
                    {"customer", customer.name},
                    {"kind", visit.say("customers.kind." + std::string(wordOf(customer.kind)))},
                    {"editHref", customerPath(customer.id) + "/edit"},
                    {"historyHref", "/portal/customers/" + customer.id.text() + "/history"},
                    {"contactsHref", path},
                    {"notices", noticesOf(visit, details)},
                    {"facts", factsOf(visit, details)},
                    {"people", std::move(people)},
                    {"anybody", anybody},
                    {"peopleTitle", visit.say(customer.contacts > peopleShown ? "customers.people.first"
                                                                              : "customers.people",
                                              {{"count", static_cast<long long>(customer.contacts)},
                                               {"shown", static_cast<long long>(shown)}})},
                    {"more", customer.contacts > peopleShown},
                    {"mayAct", actor.onBehalf && !details.row.openRequest},
                    {"own", !actor.onBehalf},
                    {"callerAction", customerPath(customer.id) + "/caller"},
                    {"caller", refused ? std::string(request.form.text("caller")) : details.caller},
                    {"callerWrong", refused},
                    {"callerError", callerError},
                    {"actTitle", visit.say(anybody ? "customers.act" : "customers.act.first")},
                    {"actText", visit.say(!anybody               ? "customers.act.first-text"
                                          : details.administered ? "customers.act.text"
                                                                 : "customers.act.unadministered-text")},
                    {"projectsHref", "/agent/projects"}};
    return visit.show(customer.name, "customers", "page/agent-customer", view, refused ? 422 : 200);
}

}  // namespace


helpdesk::Response CustomerPage::handle(const helpdesk::Request& request)
{
    const auto visit = deskVisit(_ground, request);
    const auto id = captured<CustomerId>(request, "customer");
    const auto details =
        visit && id ? ReadDirectory(_ground.services).customer(visit->actor, *id) : std::nullopt;
    return details ? page(*visit, *details, {}) : helpdesk::Response::notFound();
}


helpdesk::Response CallerPage::handle(const helpdesk::Request& sent)
{
    const auto entered = legible(sent, {"caller"});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    const auto visit = deskVisit(_ground, request);
    const auto id = captured<CustomerId>(request, "customer");
    const auto details =
        visit && id ? ReadDirectory(_ground.services).customer(visit->actor, *id) : std::nullopt;
    if (!details)
        return helpdesk::Response::notFound();
    // Left in the browser's address line by a text that would not do.
    if (request.method == helpdesk::Method::get)
        return helpdesk::Response::to(customerPath(*id));
    if (const auto& odd = entered->findings; !odd.empty())
        return page(*visit, *details, sentenceAt("caller", odd, _ground, visit->locale()));
    const auto caller = oneLine(request.form.text("caller"));
    if (!onlyKnownFields(request.form, {"caller"}) || !caller || codePoints(*caller) > longestCaller)
        return badRequest();
    _ground.services.storage.inOne(
        [&](UnitOfWork& work) { work.directory().rememberCaller(visit->actor.account, *id, *caller); });
    return helpdesk::Response::to(contactsPath(*id));
}

}  // namespace contacts
