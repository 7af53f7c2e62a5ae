#include "core/import/ImportCustomerRows.h"

#include "core/Activation.h"
#include "core/Audit.h"
#include "core/PortalUse.h"
#include "core/UserLink.h"
#include "core/import/ImportedPeople.h"

#include <algorithm>

namespace contacts {

namespace {

using Effect = ImportContacts::RowReport::Effect;


ImportStep stepOf(const ImportRow& row, const std::optional<Customer>& stored, ImportAccounts accounts,
                  UnitOfWork& work)
{
    ImportStep step;
    step.row = &row;
    step.known = work.contacts().findByEmail(row.person.email);
    if (step.known && stored)
        step.member = work.contacts().find(stored->id, step.known->id);
    step.writesPerson = !step.known || !personMarks(step.known->person, row.person, {}).empty();
    step.writesMembership = !step.member || !membershipMarks(step.member->person, row.person, {}).empty();
    const bool opens = accounts != ImportAccounts::none && usesPortal(step.after());
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


void giveAccount(ImportedPerson& imported, const ImportStep& step, CustomerId customer, UnitOfWork& work,
                 Accounts& accounts, Services& services)
{
    const auto contact = imported.contact;
    auto account = step.known ? step.known->account : AccountId{};
    if (step.opensAccount)
    {
        const auto opened = accounts.open(step.row->person);
        const auto owner = work.contacts().findByAccount(opened.id);
        if (opened.staff || (owner && owner->id != contact))
            return;  // Somebody else's log-in, or that of the helpdesk's own people.
        account = opened.id;
        work.contacts().linkAccount(contact, account);
        imported.marks.emplace_back("account");
        if (opened.hasPassword)
            return work.contacts().setAccountState(contact, AccountState::active, Time{});
    }
    if (step.invites)
    {
        invite(work, contact, customer, account, "", MailKind::welcome, services);
        imported.marks.emplace_back("invited");
    }
}


/// Whoever arrives has all that the file says of him; his roles are told, and what is unusual.
std::vector<std::string> marksOf(const ImportStep& step, const Person& after)
{
    std::vector<std::string> marks;
    Person before;
    before.department = after.department;
    before.portalUser = after.portalUser;
    if (step.member)
        before = step.member->person;
    else
        marks.emplace_back(step.known ? "joined" : "made");
    if (step.known)
        marks = personMarks(step.known->person, after, std::move(marks));
    return membershipMarks(before, after, std::move(marks));
}


ImportedPerson writeStep(const ImportStep& step, CustomerId customer, UnitOfWork& work, Accounts* accounts,
                         Services& services)
{
    const auto person = step.after();
    const auto contact = step.known ? step.known->id : work.contacts().add(person);
    ImportedPerson imported{contact, {}, marksOf(step, person)};
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
        giveAccount(imported, step, customer, work, *accounts, services);
    userMustFollow(work, contact, services, Haste::inTurn);
    return imported;
}

}  // namespace


ImportContacts::RowReport::Effect ImportStep::effect() const
{
    if (!member)
        return Effect::added;
    return writesPerson || writesMembership || opensAccount || invites ? Effect::changed : Effect::unchanged;
}


Person ImportStep::after() const
{
    auto person = row->person;
    if (member)
        person.status = member->person.status;
    return person;
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
    if (stored && !work.customers().touch(stored->id))
        throw std::logic_error("a customer vanished inside the transaction");

    // Planned and checked again now that nobody else can write here; those who lose a role come before those
    // who get it.
    auto plan = planImport(file, customer, way.how, work);
    auto wrong = checkCustomer(file, customer, plan, way.catalogue, work).errors;
    if (!wrong.empty())
        throw ImportRefused(std::move(wrong));
    const auto id = stored ? stored->id : addCustomer(customer, work);
    std::stable_partition(plan.steps.begin(), plan.steps.end(), losesRoles);
    std::vector<ImportedPerson> people;
    for (const auto& step : plan.steps)
        if (step.effect() != Effect::unchanged)
            people.push_back(writeStep(step, id, work, way.accounts, services));
    const auto now = services.clock.now();
    for (auto& facts : importFacts(stored ? ImportedCustomer::known : ImportedCustomer::made, people))
        audit(work, id, way.actor, std::string(importAct), "customer/" + id.text(), std::move(facts), now);
}

}  // namespace contacts
