#include "hooks/pages/agent/PersonPage.h"

#include "core/account/AccountStanding.h"
#include "core/account/InviteContact.h"
#include "core/text/Text.h"
#include "hooks/Visiting.h"
#include "hooks/pages/MailAnswers.h"
#include "hooks/pages/agent/PersonWords.h"
#include "hooks/pages/portal/AccountWords.h"
#include "hooks/pages/portal/HistoryWords.h"
#include "hooks/pages/portal/ListAddress.h"
#include "templates/Breakable.h"

namespace contacts {

namespace {

using templates::View;


View fact(std::string label, const std::string& value)
{
    return {{"label", std::move(label)}, {"value", templates::breakable(value)}};
}


/// What he was sent last to get in with is a temporary password, no link.
bool byPassword(const DeskVisit& visit, const Contact& contact)
{
    const auto work = visit.ground.services.storage.read();
    const auto password = work->tokens().current(contact.id, TokenPurpose::temporaryPassword);
    return password && password->expiresAt == contact.invitedUntil;
}


View::List factsOf(const DeskVisit& visit, const PersonDetails& details)
{
    const auto& row = details.row;
    const auto& contact = row.contact;
    const auto& person = contact.person;
    const auto empty = visit.say("directory.empty");
    View::List facts{
        fact(visit.say("panel.field.email"), person.email),
        fact(visit.say("panel.field.phone"), person.phone.empty() ? empty : readablePhone(person.phone)),
        fact(visit.say("panel.field.locale"), languageName(person.locale, visit.locale())),
        fact(visit.say("directory.account"), accountBadge(visit, row).text),
        fact(visit.say("directory.last-login"),
             contact.lastLogin == Time{} ? visit.say("directory.never") : visit.when(contact.lastLogin))};
    if (standing(contact.accountState, contact.invitedUntil, visit.ground.services.clock.now()) ==
        AccountState::invited)
        facts.push_back(
            fact(visit.say(byPassword(visit, contact) ? "directory.password-until" : "directory.link-until"),
                 visit.when(contact.invitedUntil)));
    if (const auto& awaited = details.awaited)
        facts.push_back(
            fact(visit.say("directory.new-address"),
                 awaitedWords(visit.ground.words, visit.locale(), *awaited,
                              visit.ground.words.dateTime(visit.locale(), visit.request.visitor.timeZone,
                                                          awaited->until))));
    return facts;
}


/// As a contact of that customer: what InviteContact asks.
bool mayInvite(const PersonRow& row, const Place& place)
{
    auto contact = row.contact;
    contact.person.portalUser = place.member.portalUser;
    contact.person.status = place.member.status;
    contact.person.roles = place.member.roles;
    return invitable(contact);
}


View::List placesOf(const DeskVisit& visit, const PersonRow& row)
{
    View::List places;
    for (const auto& place : row.places)
    {
        const auto list = contactsPath(place.customer);
        const auto& member = place.member;
        places.push_back(
            {{"placeHref", customerPath(place.customer)},
             {"place", place.name},
             {"kind", visit.say("page.kind." + std::string(wordOf(place.kind)))},
             {"inactive", member.status == MembershipStatus::deactivated},
             {"roles",
              member.roles.empty() ? visit.say("page.view.no-role") : roleLabels(visit, member.roles)},
             {"department", member.department},
             {"hasDepartment", !member.department.empty()},
             {"access", visit.say(member.portalUser ? "directory.portal" : "page.state.no-access")},
             {"projects",
              visit.say("directory.projects", {{"count", static_cast<long long>(place.projects)}})},
             {"viewHref", list + "/" + row.contact.id.text()},
             {"mayInvite", mayInvite(row, place)},
             {"inviteHref", list + "/" + row.contact.id.text() + "/invitation?desk=yes"}});
    }
    return places;
}


std::string_view lookOf(MailState state)
{
    switch (state)
    {
    case MailState::sent: return "on";
    case MailState::dead: return "bad";
    case MailState::withdrawn: return "off";
    default: return "wait";
    }
}


View::List mailsOf(const DeskVisit& visit, const std::vector<PersonMail>& mails)
{
    View::List list;
    for (const auto& mail : mails)
        list.push_back({{"mail", visit.say("outbox.kind." + std::string(wordOf(mail.kind)))},
                        {"mailLook", std::string(lookOf(mail.state))},
                        {"mailState", visit.say("outbox.state." + std::string(wordOf(mail.state)))},
                        {"mailTime", visit.when(mail.sentAt == Time{} ? mail.createdAt : mail.sentAt)},
                        {"mailTo", templates::breakable(mail.address)},
                        {"answered", mail.state == MailState::dead && !mail.lastAnswer.empty()},
                        {"answer", answerWords(visit.ground.words, visit.locale(), mail.lastAnswer)}});
    return list;
}


View::List historyOf(const DeskVisit& visit, const std::vector<PersonDetails::Happened>& history)
{
    View::List list;
    for (const auto& [customer, entry] : history)
    {
        const auto& request = entry.request;
        const bool ticket = request && request->ticket != 0;
        list.push_back(
            {{"heading", headingWords(visit.ground.words, visit.locale(), entry)},
             {"time", visit.when(entry.audit.at)},
             {"placeHref", customerPath(customer.id)},
             {"place", customer.name},
             {"linked", request.has_value()},
             {"href", ticket    ? visit.ground.services.desk.address(request->ticket, true)
                      : request ? "/portal/requests/" + request->id.text()
                                : std::string()},
             {"linkText", ticket ? visit.say("requests.ticket", {{"ticket", std::to_string(request->ticket)}})
                                 : visit.say("history.request")}});
    }
    return list;
}

}  // namespace


helpdesk::Response PersonPage::handle(const helpdesk::Request& request)
{
    const auto visit = deskVisit(_ground, request);
    const auto id = captured<ContactId>(request, "contact");
    const auto details =
        visit && id ? ReadDirectory(_ground.services).person(visit->actor, *id) : std::nullopt;
    if (!details)
        return helpdesk::Response::notFound();
    const auto& row = details->row;
    const auto badge = accountBadge(*visit, row);
    const auto name = calledName(row.contact.person);
    View::List former;
    for (const auto& customer : details->former)
        former.push_back({{"placeHref", customerPath(customer.id)}, {"place", customer.name}});
    const bool was = !former.empty();
    const auto sent = invitationNotice(_ground.words, visit->locale(), request.query.text("sent"));
    const View view{{"name", name},
                    {"invited", !sent.empty()},
                    {"invitedText", sent},
                    {"stateLook", badge.look},
                    {"state", badge.text},
                    {"lastLogin", lastLoginWords(*visit, row.contact)},
                    {"facts", factsOf(*visit, *details)},
                    {"nowhere", row.places.empty()},
                    {"places", placesOf(*visit, row)},
                    {"placesTitle",
                     visit->say("directory.places", {{"count", static_cast<long long>(row.places.size())}})},
                    {"was", was},
                    {"former", std::move(former)},
                    {"anyMail", !details->mails.empty()},
                    {"mails", mailsOf(*visit, details->mails)},
                    {"anyHistory", !details->history.empty()},
                    {"history", historyOf(*visit, details->history)}};
    return visit->show(name, "all-contacts", "page/agent-person", view);
}

}  // namespace contacts
