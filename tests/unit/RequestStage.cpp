#include "tests/unit/RequestStage.h"

#include "core/draft/EditDraft.h"
#include "core/request/SubmitRequest.h"
#include "hooks/Visiting.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"
#include "templates/Texts.h"

namespace requests {

namespace {

template <class Table>
std::map<std::string, std::string, std::less<>> asMap(const Table& table)
{
    std::map<std::string, std::string, std::less<>> map;
    for (const auto& [name, text] : table)
        map.emplace(name, text);
    return map;
}


class SilentLog final : public helpdesk::Log
{
public:
    void write(helpdesk::Level, std::string_view,
               const std::vector<std::pair<std::string, std::string>>&) override
    {
    }
};

}  // namespace


struct Stage::World
{
    contacts::tests::FakeSecrets secrets{};
    contacts::tests::FakeClock clock{};
    contacts::tests::MemoryStorage storage{[this](std::string_view text) { return secrets.sha256(text); }};
    contacts::tests::FakeDesk desk{storage};
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>(standardCatalogue());
    Services services{storage,
                      desk,
                      desk,
                      clock,
                      secrets,
                      [] {
                          Policy policy;
                          policy.agentsAddress = "queue@support.example";
                          return policy;
                      },
                      [this] { return catalogue; },
                      [](const Request&, const Customer&, const Snapshot&) {
                          return TicketText{"Contact changes", "Please"};
                      },
                      [this](const std::function<void(DeskWork&)>& work) { desk.inTransaction(work); }};
    std::unique_ptr<templates::Words> words = templates::makeWords(asMap(templates::catalogues));
    std::unique_ptr<templates::Views> views = templates::makeViews(asMap(templates::texts), *words);
    SilentLog log{};
    AccountId agent =
        desk.addAccount({"agent@support.example", "Jonas Lind", "en", "secret", true, false, 0, {}});
    Ground ground{services, *words, *views, log, "SupportCentre", {}, {}};
};


Stage::Stage() : _world(std::make_unique<World>())
{
    customer = addCustomer("Acme Oil");
    add("Maria", "Keller", std::string(delegate), {"management", "technical"});
    add("Paul", "Dubois", "paul@acme.example", {"cust-admin", "application", "technical"});
    add("Lena", "Vogt", "lena@acme.example", {"application", "technical"});
}


Stage::~Stage() = default;


CustomerId Stage::addCustomer(const std::string& name)
{
    Customer added;
    added.name = name;
    CustomerId id;
    _world->storage.inOne([&](UnitOfWork& work) { id = work.customers().add(added); });
    return id;
}


void Stage::close(std::uint64_t ticket)
{
    _world->desk.close(ticket);
}


void Stage::cancel(std::uint64_t ticket)
{
    _world->desk.cancel(ticket);
}


void Stage::deskSays(std::string refusal)
{
    _world->desk.refusesWith = std::move(refusal);
}


void Stage::moveAway()
{
    _world->desk.house = "https://desk.example";
}


void Stage::pass(std::chrono::minutes time)
{
    _world->clock.advance(time);
}


ContactId Stage::add(const std::string& first, const std::string& last, const std::string& email,
                     std::set<RoleKey, std::less<>> roles)
{
    return addTo(customer, first, last, email, std::move(roles));
}


ContactId Stage::addTo(CustomerId where, const std::string& first, const std::string& last,
                       const std::string& email, std::set<RoleKey, std::less<>> roles)
{
    Person person;
    person.firstName = first;
    person.lastName = last;
    person.email = email;
    person.roles = std::move(roles);
    const auto account = _world->desk.addAccount({email, person.name(), "en", "secret", false, false, 0});
    ContactId id;
    _world->storage.inOne([&](UnitOfWork& work) {
        static_cast<void>(work.customers().touch(where));
        id = work.contacts().add(person);
        work.contacts().writeMembership(where, id, person);
        work.contacts().linkAccount(id, account);
        work.contacts().setAccountState(id, AccountState::active, Time{});
    });
    return id;
}


std::uint64_t Stage::submit(const ChangeSet& changes, const std::string& reason)
{
    const auto maria = actorOf(visitor(delegate), customer, services());
    const auto draft = EditDraft(services()).replace(maria, customer, 0, changes);
    if (draft.outcome != EditDraft::Outcome::done)
        throw std::logic_error("the stage's draft was refused");
    const auto result =
        SubmitRequest(services())(maria, {customer, draft.view.draft.version, reason, "key-1"});
    if (result.outcome != SubmitRequest::Outcome::submitted)
        throw std::logic_error("the stage's request was refused: " +
                               (result.findings.empty() ? std::string() : result.findings.front().rule));
    return result.ticket;
}


helpdesk::Visitor Stage::visitor(std::string_view email) const
{
    const auto contact = _world->storage.read()->contacts().findByEmail(email);
    helpdesk::Visitor visitor;
    visitor.account = helpdesk::AccountId{contact->account.value};
    visitor.email = contact->person.email;
    visitor.name = contact->person.name();
    const auto access = _world->storage.read()->customers().accessOf(contact->account);
    visitor.access.contact = access.contact.text();
    for (const auto& at : access.customers)
        visitor.access.customers.push_back({at.customer.text(), at.name, "customer",
                                            _world->catalogue->permissionsOf(at.roles), at.seesAllRequests});
    return visitor;
}


helpdesk::Visitor Stage::agent() const
{
    helpdesk::Visitor visitor;
    visitor.account = helpdesk::AccountId{_world->agent.value};
    visitor.email = "agent@support.example";
    visitor.name = "Jonas Lind";
    visitor.agent = true;
    return visitor;
}


helpdesk::Ticket Stage::ticket(std::uint64_t id) const
{
    helpdesk::Ticket ticket;
    ticket.id = helpdesk::TicketId{id};
    ticket.category = "contact-changes";
    ticket.customer = customer.text();
    ticket.subject = "Contact changes";
    ticket.reference = "contacts-manager/1";
    return ticket;
}


Request Stage::request(std::uint64_t ticket) const
{
    return _world->storage.read()->requests().findByTicket(ticket).value();
}


std::vector<OutboxRow> Stage::mails() const
{
    return _world->storage.read()->outbox().list(std::nullopt, 0, 100);
}


Services& Stage::services()
{
    return _world->services;
}


const Ground& Stage::ground()
{
    return _world->ground;
}


contacts::tests::MemoryStorage& Stage::storage()
{
    return _world->storage;
}

}  // namespace requests
