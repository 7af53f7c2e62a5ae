#include "hooks/pages/portal/ViewContactPage.h"

#include "core/account/InviteContact.h"
#include "core/changes/Describe.h"
#include "core/request/ViewRequest.h"
#include "core/text/Text.h"
#include "hooks/Visiting.h"
#include "hooks/pages/portal/AccountWords.h"
#include "hooks/pages/portal/ListParts.h"
#include "hooks/pages/portal/PermissionWords.h"

namespace contacts {

namespace {

using templates::View;


View::List factsOf(const Visit& visit, const Person& person, const std::optional<AwaitedAddress>& awaited)
{
    View::List facts;
    const auto put = [&](const char* name, const std::string& value, bool mail = false) {
        if (value.empty())
            return;
        const auto at = mail ? value.rfind('@') : value.size();
        facts.push_back({{"label", visit.say("page.about." + std::string(name))},
                         {"value", value},
                         {"mail", mail},
                         {"local", value.substr(0, at)},
                         {"domain", at == value.npos ? std::string() : value.substr(at)}});
    };
    put("title", person.title);
    put("name", person.name());
    put("email", person.email, true);
    if (awaited)
        put("awaited",
            awaitedWords(visit.ground.words, visit.locale(), *awaited, visit.exactly(awaited->until)));
    put("phone", readablePhone(person.phone));
    put("department", person.department);
    put("locale", languageName(person.locale, visit.locale()));
    put("portalUser", visit.say(person.portalUser ? "page.yes" : "page.no"));
    put("ticketsSeen",
        visit.say(person.seesAllRequests ? "page.view.all-requests" : "page.view.own-requests"));
    return facts;
}


View::List rolesOf(const Visit& visit, const Catalogue& catalogue, const Person& person)
{
    View::List roles;
    for (const auto& role : catalogue.roles())
        if (person.roles.contains(role.key))
        {
            std::vector<std::string> allowed;
            for (const auto& permission : role.permissions)
                allowed.push_back(permissionWords(visit, permission));
            const auto list = visit.ground.words.list(visit.locale(), allowed);
            roles.push_back(
                {{"label", role.in(visit.locale()).label},
                 {"description", role.in(visit.locale()).description},
                 {"primary", role.primary},
                 {"allows", visit.say("page.view.allows", {{"permissions", std::string_view(list)}})}});
        }
    return roles;
}


std::string primaryRolesOf(const Visit& visit, const Catalogue& catalogue, const Person& person)
{
    std::vector<std::string> held;
    for (const auto& role : catalogue.roles())
        if (role.primary && person.roles.contains(role.key))
            held.push_back(role.in(visit.locale()).label);
    return held.empty() ? visit.say("page.view.none") : visit.ground.words.list(visit.locale(), held);
}


bool requestWaits(const Visit& visit)
{
    if (!visit.head.openRequest)
        return false;
    const auto request = ViewRequest(visit.ground.services)(visit.actor, visit.head.openRequest);
    return request && request->request.state == RequestState::submitted;
}

}  // namespace


helpdesk::Response ViewContactPage::handle(const helpdesk::Request& request)
{
    const auto visit = visitOf(_ground, request);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    const ReadContacts reading(_ground.services);
    const auto contact = reading.find(visit->actor, visit->customer().id, *id);
    if (!contact)
        return helpdesk::Response::notFound();

    const auto catalogue = _ground.services.catalogue();
    const auto& person = contact->person;
    const bool active = person.status == MembershipStatus::active;
    const bool waits = requestWaits(*visit);
    const bool self = person.email == request.visitor.email;
    const bool manages = visit->manages() && !waits;
    const auto name = nameOf(person);
    const auto& customer = visit->customer().name;

    View::List notices;
    if (auto sent = invitationNotice(_ground.words, visit->locale(), request.query.text("sent"));
        !sent.empty())
        notices.push_back(notice("ok", "i-check", sent + visit->say("page.colon") + " " + name));
    if (manages && contact->projects > 0)
        notices.push_back(notice(
            "", "i-info", visit->say("page.view.not-removable"),
            visit->say("page.remove.projects", {{"count", static_cast<long long>(contact->projects)}})));
    if (waits)
        notices.push_back(notice("", "i-clock", visit->say("page.view.waits")));
    View view{
        {"path", visit->path()},
        {"csrf", request.csrf},
        {"customer", customer},
        {"contact", id->text()},
        {"name", name},
        {"state", View::Markup{stateMarkup(*visit, *contact)}},
        {"lastLogin", contact->lastLogin == Time{} ? std::string() : lastLoginWords(*visit, *contact)},
        {"history", visit->rights != Rights::look},
        {"mayEdit", visit->rights != Rights::look && !waits},
        {"editHref", visit->path() + "?open=" + id->text() + "#r-" + id->text()},
        {"mayInvite", authorise(visit->actor, Act::invite) == Verdict::allowed && invitable(*contact)},
        {"mayDeactivate", manages && active && !self},
        {"mayReactivate", manages && !active},
        {"mayRemove", manages && !self && contact->projects == 0},
        {"notices", std::move(notices)},
        {"facts", factsOf(*visit, person, reading.awaitedAddress(visit->actor, visit->customer().id, *id))},
        {"rolesTitle", visit->say("page.view.roles-at", {{"customer", std::string_view(customer)}})},
        {"rolesCount",
         visit->say("page.view.roles-count",
                    {{"held", static_cast<long long>(person.roles.size())},
                     {"all", static_cast<long long>(catalogue->offeredTo(visit->customer().kind).size())}})},
        {"roleless", person.roles.empty()},
        {"roles", rolesOf(*visit, *catalogue, person)},
        {"steps", accessSteps(*visit, *contact)},
        {"projects", visit->say("page.number", {{"count", static_cast<long long>(contact->projects)}})},
        {"primaryRoles", primaryRolesOf(*visit, *catalogue, person)}};
    return framed(*visit, name + " – " + visit->say("page.title") + " – " + customer,
                  visit->render("page/view-contact", view));
}

}  // namespace contacts
