#include "hooks/pages/portal/MyProfile.h"

#include "core/contacts/EditOwnDetails.h"
#include "core/text/Text.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/portal/AskPage.h"
#include "hooks/pages/portal/ListAddress.h"

namespace contacts {

namespace {

using templates::View;


/// His roles at one customer, each with a link to what it allows.
View::List rolesAt(const AccountAccess::At& place, const Catalogue& catalogue, const std::string& locale)
{
    View::List roles;
    for (const auto& role : catalogue.roles())
        if (place.roles.contains(role.key))
            roles.push_back({{"role", role.key},
                             {"label", role.in(locale).label},
                             {"description", role.in(locale).description},
                             {"primary", role.primary}});
    return roles;
}

}  // namespace


std::optional<helpdesk::OwnDetails> MyProfile::details(helpdesk::AccountId account)
{
    const auto known = EditOwnDetails(_ground.services).see(AccountId{account.value});
    if (!known)
        return std::nullopt;
    return helpdesk::OwnDetails{known->title, known->firstName, known->lastName,
                                known->phone, known->locale,    readablePhone(known->phone)};
}


std::vector<helpdesk::FieldRefusal> MyProfile::change(const helpdesk::Visitor& visitor,
                                                      const helpdesk::OwnDetails& seen,
                                                      const helpdesk::OwnDetails& wanted)
{
    const auto detailsIn = [](const helpdesk::OwnDetails& own) {
        return EditOwnDetails::Details{own.title, own.firstName, own.lastName, own.phone, own.locale};
    };
    const auto result =
        EditOwnDetails(_ground.services)(readerOf(visitor, CustomerId{}), detailsIn(seen), detailsIn(wanted));
    std::vector<helpdesk::FieldRefusal> refusals;
    for (const auto& finding : result.findings)
        refusals.push_back({finding.field, sentenceOf(finding, _ground.words, visitor.locale,
                                                      *_ground.services.catalogue())});
    if (result.outcome == EditOwnDetails::Outcome::unknown)
        refusals.push_back({"", _ground.words.say(visitor.locale, "profile.unknown")});
    return refusals;
}


std::string MyProfile::awaitedBy(const helpdesk::Visitor& visitor, const AwaitedAddress& address) const
{
    const auto until = _ground.words.dateTime(visitor.locale, visitor.timeZone, address.until);
    return _ground.words.say(visitor.locale,
                             address.over ? "profile.email.awaited.over" : "profile.email.awaited",
                             {{"email", std::string_view(address.email)}, {"time", std::string_view(until)}});
}


std::string MyProfile::section(const helpdesk::Request& request)
{
    const auto& visitor = request.visitor;
    const auto& locale = visitor.locale;
    const auto catalogue = _ground.services.catalogue();
    const auto work = _ground.services.storage.read();
    const auto access = work->customers().accessOf(AccountId{visitor.account.value});
    if (!access.contact)
        return {};
    View::List customers;
    for (const auto& place : access.customers)
        customers.push_back(
            {{"customer", place.name},
             {"kind", _ground.words.say(locale, "profile.kind." + std::string(wordOf(place.kind)))},
             {"all", place.seesAllRequests},
             {"manages", readerOf(visitor, place.customer).may(permission::manageContacts)},
             {"contactsHref", contactsPath(place.customer)},
             {"askHref", askPath(place.customer)},
             {"waits", work->suggestions().find(place.customer, access.contact).has_value()},
             {"roles", rolesAt(place, *catalogue, locale)}});
    const bool any = !customers.empty();
    const auto awaited = awaitedAddress(*work, access.contact, _ground.services.clock.now());
    return _ground.views.render("page/profile-part", locale,
                                {{"email", visitor.email},
                                 {"awaits", awaited.has_value()},
                                 {"awaited", awaited ? awaitedBy(visitor, *awaited) : std::string()},
                                 {"mayChange", any && !visitor.agent && !visitor.administrator},
                                 {"any", any},
                                 {"customers", std::move(customers)}});
}

}  // namespace contacts
