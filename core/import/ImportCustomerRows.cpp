#include "core/import/ImportCustomerRows.h"

#include "core/account/Invitation.h"
#include "core/account/PortalAccess.h"
#include "core/account/PortalUse.h"
#include "core/changes/Cells.h"
#include "core/contacts/HoldPerson.h"
#include "core/desk/UserLink.h"
#include "core/history/Audit.h"
#include "core/import/ImportedPeople.h"

namespace contacts {

namespace {

using Effect = ImportContacts::RowReport::Effect;


ImportStep stepOf(const ImportFile& file, const ImportRow& row, const std::optional<Customer>& stored,
                  ImportAccounts accounts, UnitOfWork& work)
{
    ImportStep step;
    step.row = &row;
    step.known = work.contacts().findByEmail(row.said.email);
    if (step.known && stored)
        step.member = work.contacts().find(stored->id, step.known->id);
    complete(step, file, step.known ? &step.known->person : nullptr,
             step.member ? &step.member->person : nullptr);
    step.writesPerson = !step.known || !personMarks(step.known->person, step.wanted, {}).empty();
    step.writesMembership = !step.member || !membershipMarks(step.member->person, step.wanted, {}).empty();
    if (accounts == ImportAccounts::none)
        return step;
    const bool uses = usesPortal(step.wanted);
    const bool used = step.member && usesPortal(step.member->person);
    const bool waits = !step.known || step.known->accountState == AccountState::none;
    // Whoever waits since an earlier run without invitations has his account, and it is open.
    step.opensAccount = uses && (!step.known || !step.known->account || (waits && !used));
    step.invites = uses && waits && accounts == ImportAccounts::openAndInvite;
    step.endsAccess = used && !uses;
    return step;
}


/// Those of whom something is written, behind the customer's row, and each looked at again: they may belong
/// to other customers as well.
void holdAndLookAgain(const ImportFile& file, ImportPlan& plan, ImportAccounts accounts, UnitOfWork& work)
{
    std::set<ContactId> held;
    for (const auto& step : plan.steps)
        if (step.known && step.effect() != Effect::unchanged)
            held.insert(step.known->id);
    holdPeople(work, held);
    for (auto& step : plan.steps)
    {
        if (step.effect() == Effect::unchanged)
            continue;
        step = stepOf(file, *step.row, plan.stored, accounts, work);
        if (step.known && !held.contains(step.known->id))
            throw StorageFailure(StorageFailure::Kind::again, "somebody has got that address meanwhile");
    }
}


/// The customer whose kind and name decide what this one may be, as it is until this one is written.
void holdParent(const ImportCustomer& customer, UnitOfWork& work)
{
    if (const auto parent = work.customers().findByName(customer.parent))
        work.customers().hold(parent->id);
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
        {
            ImportFindings wrong;
            wrong.error(customer.line, "parent_customer", customer.parent, "unknown-parent");
            throw ImportRefused(std::move(wrong.errors));
        }
        (customer.kind == CustomerKind::purchaser ? added.paysFor : added.parent) = parent->id;
    }
    return work.customers().add(added);
}


void giveAccount(ImportedPerson& imported, const ImportStep& step, CustomerId customer, UnitOfWork& work,
                 Accounts& accounts, Services& services)
{
    auto stored = step.known.value_or(Contact{});
    stored.id = imported.contact;
    const auto admission = admit(work, accounts, stored, step.wanted);
    if (!admission.account && stored.account)
        return;  // He has become one of the helpdesk's own people, and gets in as that.
    if (!admission.account)
    {
        ImportFindings wrong;
        wrong.error(step.row->line, "email", step.wanted.email, "email-of-staff",
                    {{"email", step.wanted.email}});
        throw ImportRefused(std::move(wrong.errors));
    }
    if (admission.hasPassword || stored.account != admission.account)
        imported.marks.emplace_back("account");
    if (!step.invites || admission.hasPassword)
        return;
    invite(work, stored.id, customer, admission.account, "", MailKind::welcome, services);
    imported.marks.emplace_back("invited");
}


/// Whoever arrives has all that the file says of him; his roles are told, and what is unusual.
std::vector<std::string> marksOf(const ImportStep& step)
{
    std::vector<std::string> marks;
    Person before;
    before.department = step.wanted.department;
    before.portalUser = step.wanted.portalUser;
    if (step.member)
        before = step.member->person;
    else
        marks.emplace_back(step.known ? "joined" : "made");
    if (step.known)
        marks = personMarks(step.known->person, step.wanted, std::move(marks));
    return membershipMarks(before, step.wanted, std::move(marks));
}


ImportedPerson writeStep(const ImportStep& step, CustomerId customer, const ImportWay& way, UnitOfWork& work,
                         Services& services)
{
    const auto& person = step.wanted;
    const auto contact = step.known ? step.known->id : work.contacts().add(person);
    ImportedPerson imported{contact, {}, marksOf(step)};
    if (step.known && step.writesPerson)
    {
        work.contacts().writePerson(contact, person);
        const bool renamed =
            step.known->person.name() != person.name() || step.known->person.locale != person.locale;
        if (way.accounts != nullptr && step.known->account && renamed)
            way.accounts->rename(step.known->account, person);
    }
    if (step.writesMembership)
        work.contacts().writeMembership(customer, contact, person);
    if (way.accounts != nullptr && (step.opensAccount || step.invites))
        giveAccount(imported, step, customer, work, *way.accounts, services);
    if (way.accounts != nullptr && step.endsAccess)
        withdrawAccess(work, *way.accounts, *step.member, customer,
                       way.how == ImportAccounts::openAndInvite ? DeadLink::replaced : DeadLink::givenUp,
                       services);
    if (step.member && usesPortal(step.member->person))
        userMustGo(work, contact, services);
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


std::vector<std::pair<std::string, std::string>> ImportStep::changes() const
{
    std::vector<std::pair<std::string, std::string>> told;
    const auto tell = [&](const std::vector<std::string>& marks, const Person& before) {
        for (const auto& mark : marks)
        {
            const auto field = fieldFrom(mark);
            told.emplace_back(mark,
                              field ? cells::fieldOf(before, *field) + '\t' + cells::fieldOf(wanted, *field)
                              : mark == "department" ? before.department + '\t' + wanted.department
                                                     : std::string());
        }
    };
    if (known)
        tell(personMarks(known->person, wanted, {}), known->person);
    if (member)
        tell(membershipMarks(member->person, wanted, {}), member->person);
    if (opensAccount)
        told.emplace_back("account", "");
    if (invites)
        told.emplace_back("invited", "");
    return told;
}


ImportPlan planImport(const ImportFile& file, const ImportCustomer& customer, ImportAccounts accounts,
                      UnitOfWork& work)
{
    return planImport(file, customer, work.customers().findByName(customer.name), accounts, work);
}


ImportPlan planImport(const ImportFile& file, const ImportCustomer& customer, std::optional<Customer> stored,
                      ImportAccounts accounts, UnitOfWork& work)
{
    ImportPlan plan;
    plan.stored = std::move(stored);
    for (const auto at : customer.rows)
        plan.steps.push_back(stepOf(file, file.rows[at], plan.stored, accounts, work));
    return plan;
}


void writeImport(const ImportFile& file, const ImportCustomer& customer, const ImportWay& way,
                 UnitOfWork& work, Services& services)
{
    const auto take = [&](CustomerId customerId) {
        if (!work.customers().touch(customerId))
            throw std::logic_error("a customer vanished inside the transaction");
        return customerId;
    };
    const auto stored = work.customers().findByName(customer.name);
    if (stored)
        take(stored->id);
    else
        holdParent(customer, work);

    // Planned and checked again now that nobody else can write here.
    auto plan = planImport(file, customer, way.how, work);
    holdAndLookAgain(file, plan, way.how, work);
    auto wrong = checkCustomer(file, customer, plan, way.catalogue, work).errors;
    if (!wrong.empty())
        throw ImportRefused(std::move(wrong));
    const auto id = stored ? stored->id : take(addCustomer(customer, work));
    std::vector<ImportedPerson> people;
    for (const auto& step : plan.steps)
        if (step.effect() != Effect::unchanged)
            people.push_back(writeStep(step, id, way, work, services));
    const auto now = services.clock.now();
    for (auto& facts : importFacts(stored ? ImportedCustomer::known : ImportedCustomer::made, people))
        audit(work, id, way.actor, std::string(importAct), "customer/" + id.text(), std::move(facts), now);
}

}  // namespace contacts
