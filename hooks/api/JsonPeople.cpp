#include "hooks/api/JsonPeople.h"

#include "core/account/AccountStanding.h"
#include "hooks/api/JsonFacts.h"

namespace contacts {

using helpdesk::Json;

namespace {

struct RoleLists
{
    Json all = Json::array();
    Json primary = Json::array();

    void add(std::string_view key, const Catalogue& catalogue)
    {
        all.add(key);
        if (const auto* role = catalogue.find(key); role && role->primary)
            primary.add(key);
    }
};


std::string_view word(MembershipStatus status)
{
    return status == MembershipStatus::active ? "active" : "deactivated";
}

}  // namespace


Json toJson(const ListRow& row, const Catalogue& catalogue, Time now)
{
    RoleLists roles;
    for (std::string_view rest = row.roles; !rest.empty();)
    {
        const auto end = std::min(rest.find(' '), rest.size());
        roles.add(rest.substr(0, end), catalogue);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return Json::object()
        .set("id", row.id.text())
        .set("title", row.title)
        .set("firstName", row.firstName)
        .set("lastName", row.lastName)
        .set("email", row.email)
        .set("phone", row.phone)
        .set("department", row.department)
        .set("locale", row.locale)
        .set("seesAllRequests", row.seesAllRequests)
        .set("status", word(row.status))
        .set("account", wordOf(standing(row.account, row.invitedUntil, now)))
        .set("portalUser", row.portalUser)
        .set("lastLogin", toJson(row.lastLogin))
        .set("roles", std::move(roles.all))
        .set("primaryRoles", std::move(roles.primary))
        .set("projects", std::uint64_t{row.projects});
}


Json peopleJson(const Snapshot& snapshot, CustomerId customer, UnitOfWork& work, const Catalogue& catalogue,
                Time now)
{
    Json people = Json::array();
    for (const auto& [key, person] : snapshot.people)
    {
        Contact facts;
        if (key.contact)
            facts = work.contacts().find(customer, key.contact).value_or(Contact{});
        RoleLists roles;
        for (const auto& role : person.roles)
            roles.add(role, catalogue);
        people.add(Json::object()
                       .set("id", key.text())
                       .set("title", person.title)
                       .set("firstName", person.firstName)
                       .set("lastName", person.lastName)
                       .set("email", person.email)
                       .set("phone", person.phone)
                       .set("department", person.department)
                       .set("locale", person.locale)
                       .set("seesAllRequests", person.seesAllRequests)
                       .set("status", word(person.status))
                       .set("account", wordOf(standing(facts.accountState, facts.invitedUntil, now)))
                       .set("portalUser", person.portalUser)
                       .set("lastLogin", toJson(facts.lastLogin))
                       .set("roles", std::move(roles.all))
                       .set("primaryRoles", std::move(roles.primary))
                       .set("projects", std::uint64_t{facts.projects}));
    }
    return people;
}


Json personJson(const Contact& contact)
{
    return Json::object()
        .set("id", contact.id.text())
        .set("title", contact.person.title)
        .set("firstName", contact.person.firstName)
        .set("lastName", contact.person.lastName)
        .set("email", contact.person.email)
        .set("phone", contact.person.phone)
        .set("locale", contact.person.locale);
}

}  // namespace contacts
