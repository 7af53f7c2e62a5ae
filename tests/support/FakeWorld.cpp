#include "tests/support/FakeWorld.h"

#include <algorithm>
#include <cctype>

namespace contacts::tests {

FakeWorld::FakeWorld()
    : services{storage,
               desk,
               desk,
               clock,
               secrets,
               [this] { return policy; },
               [this] { return std::make_shared<const Catalogue>(catalogue); },
               [](const Request& request, const Customer& customer, const Snapshot&) {
                   const bool decided = terminal(request.state) && !request.onBehalf();
                   const bool returned = request.state == RequestState::returned;
                   return TicketText{"Contact changes for " + customer.name, decided ? request.decisionReason
                                                                             : returned ? request.question
                                                                                        : request.reason};
               },
               [this](const std::function<void(DeskWork&)>& work) { desk.inTransaction(work); },
               [this](const std::string& address) { return desk.staffHas(address); }}
{
    policy.agentsAddress = "agents@support.example";
    acme = addCustomer("Acme Oil");
    globex = addCustomer("Globex Trading", CustomerKind::purchaser);
    maria = addPerson(acme, "Maria", "Keller", {"management"});
    paul = addPerson(acme, "Paul", "Dubois", {"cust-admin"});
    tom = addPerson(acme, "Tom", "Reed", {"technical"});
    tina = addPerson(acme, "Tina", "Torres", {"technical"});
    lena = addPerson(acme, "Lena", "Vogt", {"application"});
    leo = addPerson(acme, "Leo", "Lang", {"application"});
    fay = addPerson(acme, "Fay", "Finch", {"financial"}, AccountState::none);
    omar = addPerson(globex, "Omar", "Haddad", {"management", "financial"});
    _agent =
        desk.addAccount({"agent@support.example", "Agnes Agent", "en", "secret-password", true, false, 0});
}


ContactId FakeWorld::addPerson(CustomerId customer, const std::string& firstName, const std::string& lastName,
                               std::set<RoleKey, std::less<>> roles, AccountState state)
{
    Person person;
    person.firstName = firstName;
    person.lastName = lastName;
    person.email = firstName + "@people.example";
    std::transform(person.email.begin(), person.email.end(), person.email.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    person.roles = std::move(roles);
    AccountId account;
    if (state != AccountState::none)
        account = desk.addAccount({person.email, person.name(), "en",
                                   state == AccountState::active ? "demo-password-1" : "", false, false, 0});
    ContactId id;
    storage.inOne([&](UnitOfWork& work) {
        id = work.contacts().add(person);
        work.contacts().writeMembership(customer, id, person);
        if (account)
            work.contacts().linkAccount(id, account);
        work.contacts().setAccountState(id, state, Time{});
    });
    return id;
}


CustomerId FakeWorld::addCustomer(const std::string& name, CustomerKind kind)
{
    CustomerId id;
    storage.inOne([&](UnitOfWork& work) {
        Customer customer;
        customer.name = name;
        customer.kind = kind;
        id = work.customers().add(customer);
    });
    return id;
}


Actor FakeWorld::actor(ContactId contact, CustomerId customer)
{
    const auto work = storage.read();
    const auto tables = storage.committed();
    const auto& known = tables.contacts.at(contact);
    Actor actor;
    actor.account = known.account;
    actor.contact = contact;
    actor.name = known.person.name();
    actor.email = known.person.email;
    for (const auto& at : work->customers().accessOf(known.account).customers)
        if (at.customer == customer)
        {
            const auto held = catalogue.permissionsOf(at.roles);
            actor.permissions.insert(held.begin(), held.end());
        }
    return actor;
}


Actor FakeWorld::agent()
{
    Actor actor;
    actor.account = _agent;
    actor.name = "Agnes Agent";
    actor.email = "agent@support.example";
    actor.agent = true;
    return actor;
}


Contact FakeWorld::contact(CustomerId customer, ContactId contact)
{
    return storage.committed().member(customer, contact).value();
}


std::optional<Contact> FakeWorld::byEmail(const std::string& email)
{
    return storage.read()->contacts().findByEmail(email);
}


Request FakeWorld::request(RequestId id)
{
    return storage.read()->requests().find(id).value();
}


Draft FakeWorld::draft(CustomerId customer)
{
    return storage.read()->drafts().find(customer);
}


std::vector<OutboxRow> FakeWorld::mails(std::optional<MailKind> kind)
{
    std::vector<OutboxRow> rows;
    for (const auto tables = storage.committed(); const auto& [id, row] : tables.outbox)
        if (!kind || row.mail.kind == *kind)
            rows.push_back(row);
    return rows;
}


std::vector<std::string> FakeWorld::audited(CustomerId customer)
{
    std::vector<std::string> acts;
    for (auto tables = storage.committed(); const auto& entry : tables.audit[customer])
        acts.push_back(entry.act);
    return acts;
}


void FakeWorld::rewrite(CustomerId customer, ContactId contact, const std::function<void(Person&)>& how)
{
    storage.inOne([&](UnitOfWork& work) {
        auto person = work.contacts().find(customer, contact).value().person;
        how(person);
        work.contacts().writePerson(contact, person);
        work.contacts().writeMembership(customer, contact, person);
    });
}


PersonKey of(ContactId contact)
{
    return {contact, {}};
}


Change grant(const PersonKey& person, const RoleKey& role)
{
    auto change = line(ChangeKind::grantRole, person);
    change.role = role;
    return change;
}


Change revoke(const PersonKey& person, const RoleKey& role)
{
    auto change = line(ChangeKind::revokeRole, person);
    change.role = role;
    return change;
}


Change promote(const PersonKey& person, const RoleKey& role)
{
    auto change = line(ChangeKind::promote, person);
    change.role = role;
    return change;
}


Change edit(const PersonKey& person, Field field, const std::string& value)
{
    auto change = line(ChangeKind::editContact, person, value);
    change.field = field;
    return change;
}


Change line(ChangeKind kind, const PersonKey& person, const std::string& value)
{
    Change change;
    change.id = 1;
    change.kind = kind;
    change.person = person;
    change.value = value;
    return change;
}


Change add(const std::string& ref, const std::string& firstName, const std::string& lastName,
           const std::string& email, std::set<RoleKey, std::less<>> roles)
{
    auto change = line(ChangeKind::addContact, {{}, ref});
    change.details.firstName = firstName;
    change.details.lastName = lastName;
    change.details.email = email;
    change.roles = std::move(roles);
    return change;
}


std::string rulesOf(const Findings& findings)
{
    std::string text;
    for (const auto& finding : findings)
        text += (text.empty() ? "" : " ") + finding.rule;
    return text;
}

}  // namespace contacts::tests
