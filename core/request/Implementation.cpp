#include "core/request/Implementation.h"

#include "core/account/ChangeAddress.h"
#include "core/account/Invitation.h"
#include "core/account/PortalAccess.h"
#include "core/account/PortalUse.h"
#include "core/changes/Cells.h"
#include "core/desk/UserLink.h"
#include "core/draft/TakenSuggestions.h"
#include "core/history/Audit.h"
#include "core/request/Ending.h"
#include "core/text/JsonText.h"

#include <algorithm>

namespace contacts {

namespace {

bool samePersonalPart(const Person& one, const Person& other)
{
    return one.title == other.title && one.firstName == other.firstName && one.lastName == other.lastName &&
           one.email == other.email && one.phone == other.phone && one.locale == other.locale;
}


bool sameMembership(const Person& one, const Person& other)
{
    return one.department == other.department && one.portalUser == other.portalUser &&
           one.seesAllRequests == other.seesAllRequests && one.status == other.status &&
           one.roles == other.roles;
}


bool gainsRoles(const Person& before, const Person& after)
{
    return !std::includes(before.roles.begin(), before.roles.end(), after.roles.begin(), after.roles.end());
}


/// Deactivation took an account from him: who gets in now knows the portal, or a welcome to it.
bool comesBack(const Contact& stored, const Person& before)
{
    return stored.account && before.status == MembershipStatus::deactivated;
}


const Change* lineThatLinks(const PersonKey& key, const ChangeSet& changes)
{
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const Change& change) {
        return change.kind == ChangeKind::linkContact && change.person == key;
    });
    return found == changes.end() ? nullptr : &*found;
}

}  // namespace


// Those who lose something come first: a primary role never has two holders, not even between two statements.
void Implementation::write(const Snapshot& before, const Snapshot& after, const ChangeSet& changes)
{
    for (const auto& [key, person] : before.people)
        if (!after.people.contains(key))
            remove(key.contact, person);
    for (const bool gaining : {false, true})
        for (const auto& [key, person] : before.people)
            if (const auto found = after.people.find(key);
                found != after.people.end() && gainsRoles(person, found->second) == gaining)
                change(key.contact, person, found->second);
    for (const auto& [key, person] : after.people)
        if (!before.people.contains(key))
            add(key, person, changes);
}


void Implementation::remove(ContactId contact, const Person& before)
{
    const auto stored = _work.contacts().find(_request.customer, contact);
    _work.contacts().endMembership(_request.customer, contact);
    if (stored)
        withdraw(*stored);  // Also of whoever did not use it: an account with nothing behind it stays closed.
    if (stored && usesPortal(before))
        tellOfEnding(RequestMails::Ending::removed, *stored, {});
    userMustFollow(_work, contact, _services);
}


void Implementation::change(ContactId contact, const Person& before, const Person& wanted)
{
    if (before == wanted)
        return;
    const auto stored = _work.contacts().find(_request.customer, contact);
    if (!stored)
        throw std::logic_error("a member vanished inside the transaction");
    const auto after = before.email == wanted.email ? wanted : addressAfter(*stored, wanted);
    if (!samePersonalPart(before, after))
    {
        _work.contacts().writePerson(contact, after);
        followIdentity(*stored, after);
    }
    if (!sameMembership(before, after))
        _work.contacts().writeMembership(_request.customer, contact, after);

    const bool moved = before.email != after.email;
    if (moved)
        leaveOldAddress(*stored);
    if (usesPortal(after) && (!usesPortal(before) || !stored->account || moved))
        grantAccess(contact, {contact, {}}, after, comesBack(*stored, before));
    else if (usesPortal(before) && !usesPortal(after))
    {
        withdraw(*stored);
        tellOfEnding(RequestMails::Ending::access, *stored, after);
    }
    userMustFollow(_work, contact, _services);
    if (before.roles != after.roles && usesPortal(after))
        tellOfRoles(*stored, before, after);
}


bool Implementation::isToBeTold(ContactId contact) const
{
    return contact != _agent.contact && contact != _request.requester && _policy.tellPersonConcerned;
}


void Implementation::tellOfRoles(const Contact& stored, const Person& before, const Person& after)
{
    if (!isToBeTold(stored.id))
        return;
    if (!toldAsSuggestion(_request, stored.id, before, after))
        _mails.rolesChanged(stored.id, before, after);
    if (!(usesPortal(before) && delegates(before, _catalogue)) && delegates(after, _catalogue))
        _mails.told(stored.id);  // What made him an administrator is no news of others for him.
}


void Implementation::tellOfEnding(RequestMails::Ending ending, const Contact& stored, const Person& after)
{
    // Whoever has never been in is not told that he is out.
    if (stored.accountState != AccountState::active || !isToBeTold(stored.id))
        return;
    const auto account = stored.account ? _desk.accounts.find(stored.account) : std::nullopt;
    const bool getsIn = _work.contacts().portalMemberships(stored.id) > 0 || (account && account->staff);
    _mails.accessEnded(ending, stored, after, getsIn);
}


/// With the address that he has from now on. Whoever has a password keeps the present one until he confirms
/// the new one himself; who has none, or none that still opens anything, moves at once, but not out of the
/// hands of others: the link to the new mailbox would open what he may do there.
Person Implementation::addressAfter(const Contact& stored, const Person& wanted)
{
    const auto account = stored.account ? _desk.accounts.find(stored.account) : std::nullopt;
    const bool confirms = confirmsHimself(stored, &_desk.accounts);
    if ((account && account->staff) ||
        (!confirms && _work.contacts().membershipsElsewhere(_request.customer, stored.id) > 0))
        refuse("email-not-yours", {stored.id, {}}, {{"email", stored.person.email}});
    auto after = wanted;
    if (!confirms)
        return after;
    after.email = stored.person.email;
    auto told = stored;
    told.person = after;  // In the language, and by the name, that he has from now on.
    askToConfirm(_work, told, _request.customer, wanted.email, _request.requesterName, _services,
                 _request.ticket);
    return after;
}


void Implementation::refuse(std::string rule, const PersonKey& key, Facts facts) const
{
    auto refused = onlyOutcome(Decision::Outcome::findings);
    refused.findings.push_back({std::move(rule), Severity::error, 0, key.text(), "email", std::move(facts)});
    throw DecisionUndone(std::move(refused));
}


void Implementation::add(const PersonKey& key, const Person& person, const ChangeSet& changes)
{
    if (const auto* line = lineThatLinks(key, changes))
        return link(*line, person, changes);
    const auto contact = _work.contacts().add(person);
    _work.contacts().writeMembership(_request.customer, contact, person);
    noteArrival(contact, key, changes);
    if (usesPortal(person))
        grantAccess(contact, key, person);
    userMustFollow(_work, contact, _services);
}


/// Only the membership is written: what belongs to the person belongs to all of his customers.
void Implementation::link(const Change& line, const Person& person, const ChangeSet& changes)
{
    const auto known = _work.contacts().findByEmail(line.value);
    if (!known)
        throw std::logic_error("a linked person vanished inside the transaction");
    auto joined = known->person;
    joined.department = person.department;
    joined.portalUser = person.portalUser;
    joined.seesAllRequests = person.seesAllRequests;
    joined.status = person.status;
    joined.roles = person.roles;
    _work.contacts().writeMembership(_request.customer, known->id, joined);
    noteArrival(known->id, line.person, changes);
    if (usesPortal(joined))
        grantAccess(known->id, line.person, joined);
    userMustFollow(_work, known->id, _services);
    if (known->accountState == AccountState::active)
        tellOfRoles(*known, {}, joined);
}


void Implementation::noteArrival(ContactId contact, const PersonKey& key, const ChangeSet& changes)
{
    const auto line = std::find_if(changes.begin(), changes.end(), [&](const Change& change) {
        return cells::brings(change.kind) && change.person == key;
    });
    JsonText facts;
    facts.beginObject();
    facts.member("request", _request.id.text());
    if (line != changes.end())
        facts.member("line", line->id);
    facts.endObject();
    const bool joins = line != changes.end() && line->kind == ChangeKind::linkContact;
    audit(_work, _request.customer, _agent, joins ? "contact.joined" : "contact.added",
          "contact/" + contact.text(), facts.take(), _services.clock.now());
}


void Implementation::grantAccess(ContactId contact, const PersonKey& key, const Person& person,
                                 bool comesBack)
{
    const auto stored = _work.contacts().find(_request.customer, contact);
    if (!stored)
        throw std::logic_error("a member vanished inside the transaction");
    const auto admission = admit(_work, _desk.accounts, *stored, person);
    if (!admission.account)
    {
        Facts facts{{"email", person.email}};
        if (admission.staff)
            facts.emplace_back("holder", "staff");
        refuse("email-taken-elsewhere", key, std::move(facts));
    }
    if (admission.hasPassword)
        return;
    const bool linkOnItsWay =
        stored->accountState == AccountState::invited && stored->invitedUntil > _services.clock.now();
    if (linkOnItsWay)
        return;
    invite(_work, contact, _request.customer, admission.account, _request.requesterName, MailKind::welcome,
           _services, comesBack);
    _mails.told(contact);
}


void Implementation::withdraw(const Contact& contact)
{
    withdrawAccess(_work, _desk.accounts, contact, _request.customer, DeadLink::replaced, _services);
    userMustGo(_work, contact.id, _services);
}


void Implementation::followIdentity(const Contact& contact, const Person& after)
{
    const bool renamed = contact.person.name() != after.name() || contact.person.locale != after.locale;
    if (contact.account && renamed)
        _desk.accounts.rename(contact.account, after);
    if (contact.person.email != after.email)
        revokeEverything(_work, contact.id);  // All of it went to the old address.
}


/// Nobody has ever logged in with the old address, so that its account can be left behind.
void Implementation::leaveOldAddress(const Contact& contact)
{
    userIsLeftBehind(_work, contact.id, _services);
    closeAccount(_work, _desk.accounts, contact);
}

}  // namespace contacts
