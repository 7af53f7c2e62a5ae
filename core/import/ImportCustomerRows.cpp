#include "core/import/ImportCustomerRows.h"

#include "core/Activation.h"
#include "core/Audit.h"
#include "core/JsonText.h"
#include "core/UserLink.h"

#include <algorithm>

namespace contacts {

namespace {

using Effect = ImportContacts::RowReport::Effect;


bool personDiffers(const Person& one, const Person& other)
{
    return one.title != other.title || one.firstName != other.firstName || one.lastName != other.lastName ||
           one.phone != other.phone || one.locale != other.locale;
}


bool membershipDiffers(const Person& one, const Person& other)
{
    return one.department != other.department || one.portalUser != other.portalUser ||
           one.seesAllRequests != other.seesAllRequests || one.roles != other.roles;
}


bool usesPortal(const ImportStep& step)
{
    const bool active = !step.member || step.member->person.status == MembershipStatus::active;
    return active && step.row->person.portalUser && !step.row->person.roles.empty();
}


/// The file says nothing of deactivation: whoever is deactivated stays so.
Person asMember(const ImportStep& step)
{
    auto person = step.row->person;
    if (step.member)
        person.status = step.member->person.status;
    return person;
}


ImportStep stepOf(const ImportRow& row, const std::optional<Customer>& stored, ImportAccounts accounts,
                  UnitOfWork& work)
{
    ImportStep step;
    step.row = &row;
    step.known = work.contacts().findByEmail(row.person.email);
    if (step.known && stored)
        step.member = work.contacts().find(stored->id, step.known->id);
    step.writesPerson = !step.known || personDiffers(step.known->person, row.person);
    step.writesMembership = !step.member || membershipDiffers(step.member->person, row.person);
    const bool opens = accounts != ImportAccounts::none && usesPortal(step);
    step.opensAccount = opens && (!step.known || !step.known->account);
    step.invites = opens && accounts == ImportAccounts::openAndInvite &&
                   (!step.known || step.known->accountState == AccountState::none);
    return step;
}


bool losesRoles(const ImportStep& step)
{
    return step.member && std::includes(step.member->person.roles.begin(), step.member->person.roles.end(),
                                        step.row->person.roles.begin(), step.row->person.roles.end());
}


CustomerId addCustomer(const ImportCustomer& customer, UnitOfWork& work)
{
    Customer added;
    added.name = customer.name;
    added.kind = customer.kind;
    if (!customer.parent.empty())
    {
        const auto parent = work.customers().findByName(customer.parent);
        if (!parent)
            throw std::logic_error("a parent that was checked is gone");
        (customer.kind == CustomerKind::purchaser ? added.paysFor : added.parent) = parent->id;
    }
    return work.customers().add(added);
}


void giveAccount(ContactId contact, const ImportStep& step, CustomerId customer, UnitOfWork& work,
                 Accounts& accounts, Services& services)
{
    auto account = step.known ? step.known->account : AccountId{};
    if (step.opensAccount)
    {
        const auto opened = accounts.open(step.row->person);
        const auto owner = work.contacts().findByAccount(opened.id);
        if (opened.staff || (owner && owner->id != contact))
            return;  // Somebody else's log-in, or that of the helpdesk's own people.
        account = opened.id;
        work.contacts().linkAccount(contact, account);
        if (opened.hasPassword)
            return work.contacts().setAccountState(contact, AccountState::active, Time{});
    }
    if (step.invites)
        invite(work, contact, customer, account, "", MailKind::welcome, services);
}


void writeStep(const ImportStep& step, CustomerId customer, UnitOfWork& work, Accounts* accounts,
               Services& services)
{
    const auto person = asMember(step);
    const auto contact = step.known ? step.known->id : work.contacts().add(person);
    if (step.known && step.writesPerson)
    {
        work.contacts().writePerson(contact, person);
        const bool renamed =
            step.known->person.name() != person.name() || step.known->person.locale != person.locale;
        if (accounts != nullptr && step.known->account && renamed)
            accounts->rename(step.known->account, person);
    }
    if (step.writesMembership)
        work.contacts().writeMembership(customer, contact, person);
    if (accounts != nullptr && (step.opensAccount || step.invites))
        giveAccount(contact, step, customer, work, *accounts, services);
    userMustFollow(work, contact, services, Haste::inTurn);
}


std::string factsOf(const ImportPlan& plan)
{
    std::size_t added = 0;
    std::size_t changed = 0;
    for (const auto& step : plan.steps)
    {
        added += step.effect() == Effect::added ? 1 : 0;
        changed += step.effect() == Effect::changed ? 1 : 0;
    }
    JsonText json;
    json.beginObject();
    json.member("added", added);
    json.member("changed", changed);
    json.endObject();
    return json.take();
}

}  // namespace


ImportContacts::RowReport::Effect ImportStep::effect() const
{
    if (!member)
        return Effect::added;
    return writesPerson || writesMembership || opensAccount || invites ? Effect::changed : Effect::unchanged;
}


bool ImportPlan::changesSomething() const
{
    return !stored || std::any_of(steps.begin(), steps.end(),
                                  [](const ImportStep& step) { return step.effect() != Effect::unchanged; });
}


ImportPlan planImport(const ImportFile& file, const ImportCustomer& customer, ImportAccounts accounts,
                      UnitOfWork& work)
{
    ImportPlan plan;
    plan.stored = work.customers().findByName(customer.name);
    for (const auto at : customer.rows)
        plan.steps.push_back(stepOf(file.rows[at], plan.stored, accounts, work));
    return plan;
}


void writeImport(const ImportFile& file, const ImportCustomer& customer, const ImportWay& way,
                 UnitOfWork& work, Services& services)
{
    const auto stored = work.customers().findByName(customer.name);
    const auto id = stored ? stored->id : addCustomer(customer, work);
    if (!work.customers().touch(id))
        throw std::logic_error("a customer vanished inside the transaction");

    // Planned again now that nobody else can write here; those who lose a role come before those who get it.
    auto plan = planImport(file, customer, way.how, work);
    std::stable_partition(plan.steps.begin(), plan.steps.end(), losesRoles);
    for (const auto& step : plan.steps)
        if (step.effect() != Effect::unchanged)
            writeStep(step, id, work, way.accounts, services);
    audit(work, id, way.actor, "import.written", "customer/" + id.text(), factsOf(plan),
          services.clock.now());
}

}  // namespace contacts
