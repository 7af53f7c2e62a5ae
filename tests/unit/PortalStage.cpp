#include "tests/unit/PortalStage.h"

#include "core/account/AccountStanding.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"
#include "templates/Texts.h"

#include <cppunit/TestAssert.h>

#include <algorithm>
#include <deque>

namespace portal {

namespace {

[[noreturn]] void unused()
{
    throw std::logic_error("no page of these tests needs this");
}


struct State
{
    Customer customer{};
    std::deque<Contact> people;
    Draft draft{};
    std::optional<Request> newest{};
};


class FakeCustomers final : public CustomerStore
{
public:
    explicit FakeCustomers(State& state) : _state(state) {}
    std::optional<Customer> find(CustomerId id) override
    {
        return id == _state.customer.id ? std::optional(_state.customer) : std::nullopt;
    }
    std::optional<Customer> findByName(std::string_view) override { unused(); }
    std::optional<PageHead> head(CustomerId id, AccountId) override
    {
        if (id != _state.customer.id)
            return std::nullopt;
        PageHead head;
        head.customer = _state.customer;
        head.customer.contacts = _state.people.size();
        for (const auto& each : _state.people)
            for (const auto& role : each.person.roles)
            {
                ++head.holders[role];
                if (each.person.status == MembershipStatus::active)
                    ++head.activeHolders[role];
            }
        head.draftVersion = _state.draft.version;
        head.draftCount = _state.draft.changes.size();
        return head;
    }
    void remember(AccountId, CustomerId, const std::string&) override { unused(); }
    AccountAccess accessOf(AccountId account) override
    {
        AccountAccess access;
        for (const auto& each : _state.people)
            if (each.account == account)
            {
                access.contact = each.id;
                access.customers.push_back({_state.customer.id, _state.customer.name, _state.customer.kind,
                                            each.person.roles, false});
            }
        return access;
    }
    std::vector<Customer> search(std::string_view, std::size_t) override { unused(); }
    Relatives relativesOf(const Customer&, std::size_t) override { return {}; }
    Relatives relativesToSee(const Customer&, const std::vector<std::string>&, std::size_t) override
    {
        return {};
    }
    CustomerId add(const Customer&) override { unused(); }
    Written write(const Customer&) override { unused(); }
    std::size_t subsidiaries(CustomerId) override { unused(); }
    bool touch(CustomerId) override { return true; }
    void hold(CustomerId) override {}

private:
    State& _state;
};


class FakeContacts final : public ContactStore
{
public:
    explicit FakeContacts(State& state) : _state(state) {}

    std::size_t list(const ListQuery&, const std::function<void(const ListRow&)>& each) override
    {
        for (const auto& contact : _state.people)
        {
            std::string roles;
            for (const auto& role : contact.person.roles)
                (roles += roles.empty() ? "" : " ") += role;
            const auto& person = contact.person;
            ListRow row;
            row.id = contact.id;
            row.title = person.title;
            row.firstName = person.firstName;
            row.lastName = person.lastName;
            row.email = person.email;
            row.phone = person.phone;
            row.locale = person.locale;
            row.department = person.department;
            row.roles = roles;
            row.portalUser = person.portalUser;
            row.status = person.status;
            row.account = contact.accountState;
            row.lastLogin = contact.lastLogin;
            row.invitedUntil = contact.invitedUntil;
            each(row);
        }
        return _state.people.size();
    }
    std::optional<Contact> find(CustomerId, ContactId id) override
    {
        return first([&](const Contact& each) { return each.id == id; });
    }
    std::optional<Contact> findByEmail(std::string_view email) override
    {
        return first([&](const Contact& each) { return each.person.email == email; });
    }
    std::optional<Contact> findByAccount(AccountId) override { unused(); }
    void hold(ContactId) override { unused(); }
    bool isMember(CustomerId, ContactId id) override
    {
        return first([&](const Contact& each) { return each.id == id; }).has_value();
    }
    std::size_t portalMemberships(ContactId) override { unused(); }
    std::size_t membershipsElsewhere(CustomerId, ContactId) override { unused(); }
    std::vector<Contact> holders(CustomerId, const RoleKey& role) override
    {
        std::vector<Contact> found;
        for (const auto& each : _state.people)
            if (each.person.roles.contains(role))
                found.push_back(each);
        return found;
    }
    std::size_t countAdministrators(CustomerId, const std::vector<RoleKey>& roles,
                                    const std::vector<ContactId>& except, std::size_t enough) override
    {
        std::size_t count = 0;
        for (const auto& [role, holders] : countHolders({}, roles, except, enough))
            count += holders;
        return std::min(count, enough);
    }
    StandingCounts countStandings(CustomerId, Time, std::size_t) override
    {
        StandingCounts counts;
        for (const auto& each : _state.people)
            ++counts.people[standingOf(each.person.status, each.person.portalUser, each.accountState,
                                       each.lastLogin)];
        counts.expired = 0;
        return counts;
    }
    std::optional<std::size_t> countExpired(CustomerId, Time, std::size_t) override { return 0; }
    std::vector<std::string> departments(CustomerId, std::size_t) override { return {"Labs"}; }
    std::vector<std::string> looksLike(CustomerId, std::string_view) override { return {}; }
    ContactId add(const Person&) override { unused(); }
    void writePerson(ContactId, const Person&) override { unused(); }
    void writeMembership(CustomerId, ContactId, const Person&) override { unused(); }
    void endMembership(CustomerId, ContactId) override { unused(); }
    bool setProjects(CustomerId, ContactId, std::size_t) override { unused(); }
    void linkAccount(ContactId, AccountId) override { unused(); }
    void setAccountState(ContactId, AccountState, Time) override { unused(); }
    void signedIn(AccountId, Time) override { unused(); }

private:
    template <class Matches>
    std::optional<Contact> first(Matches matches) const
    {
        const auto found = std::find_if(_state.people.begin(), _state.people.end(), matches);
        return found == _state.people.end() ? std::nullopt : std::optional(*found);
    }

    State& _state;
};


class FakeDrafts final : public DraftStore
{
public:
    explicit FakeDrafts(State& state) : _state(state) {}
    Draft find(CustomerId) override { return _state.draft; }
    std::optional<OpenDraft> open(CustomerId customer) override
    {
        const auto head = FakeCustomers(_state).head(customer, {});
        if (!head)
            return std::nullopt;
        return OpenDraft{head->customer, head->activeHolders, head->openRequest, _state.draft};
    }
    std::optional<std::uint32_t> write(const Draft& draft) override
    {
        if (draft.version != _state.draft.version)
            return std::nullopt;
        _state.draft = draft;
        return ++_state.draft.version;
    }
    bool remove(CustomerId, std::uint32_t version) override
    {
        const bool there = version == _state.draft.version;
        if (there)
            _state.draft = {};
        return there;
    }

private:
    State& _state;
};


class NoTokens final : public TokenStore
{
public:
    std::uint64_t put(const Token&) override { unused(); }
    std::optional<Token> find(std::uint64_t) override { unused(); }
    std::optional<Token> findByHash(std::string_view) override { unused(); }
    std::optional<Token> current(ContactId, TokenPurpose) override { return std::nullopt; }
    bool use(std::uint64_t, Time) override { unused(); }
    void revoke(ContactId, TokenPurpose) override { unused(); }
};


class FakeRequests final : public RequestStore
{
public:
    explicit FakeRequests(State& state) : _state(state) {}
    std::optional<Request> find(RequestId) override { unused(); }
    std::optional<Request> findByTicket(std::uint64_t) override { unused(); }
    std::vector<Request> list(const RequestQuery&) override { unused(); }
    std::size_t count(RequestState, std::size_t) override { unused(); }
    std::optional<Request> newestOf(CustomerId) override { return _state.newest; }
    std::optional<RequestId> add(const Request&) override { unused(); }
    bool move(const Request&) override { unused(); }
    bool resubmit(const Request&) override { unused(); }
    bool raised(RequestId, std::uint64_t) override { unused(); }
    std::vector<EarlierSubmission> earlierSubmissions(RequestId) override { unused(); }
    ChangeSet replacedChanges(RequestId) override { unused(); }
    void addressConfirmed(ContactId, const std::string&) override { unused(); }

private:
    State& _state;
};


class FakeWork final : public UnitOfWork
{
public:
    explicit FakeWork(State& state) : _customers(state), _contacts(state), _drafts(state), _requests(state) {}
    CustomerStore& customers() override { return _customers; }
    ContactStore& contacts() override { return _contacts; }
    DraftStore& drafts() override { return _drafts; }
    RequestStore& requests() override { return _requests; }
    IdempotencyStore& idempotency() override { unused(); }
    AuditStore& audit() override { unused(); }
    OutboxStore& outbox() override { unused(); }
    MailTestStore& mailTests() override { unused(); }
    TokenStore& tokens() override { return _tokens; }
    CatalogueStore& catalogue() override { unused(); }
    DoorStore& door() override { unused(); }
    SuggestionStore& suggestions() override { unused(); }
    DirectoryStore& directory() override { unused(); }
    ErrandStore& errands() override { unused(); }
    UserLinkStore& userLinks() override { unused(); }
    ErasureStore& erasure() override { unused(); }
    AuditWalkStore& walks() override { unused(); }
    ImportStore& imports() override { unused(); }
    void commit() override {}

private:
    FakeCustomers _customers;
    FakeContacts _contacts;
    FakeDrafts _drafts;
    FakeRequests _requests;
    NoTokens _tokens{};
};


class FakeStorage final : public Storage
{
public:
    explicit FakeStorage(State& state) : _state(state) {}
    std::unique_ptr<UnitOfWork> begin() override { return std::make_unique<FakeWork>(_state); }
    std::unique_ptr<UnitOfWork> read() override { return std::make_unique<FakeWork>(_state); }

private:
    State& _state;
};


class NoDesk final : public TicketDesk
{
public:
    std::uint64_t raise(const Actor&, CustomerId, const TicketText&,
                        const std::function<void(DeskWork&)>&) override
    {
        unused();
    }
    void move(const Actor&, const TicketOf&, TicketMove, const std::string&,
              const std::function<void(DeskWork&)>&) override
    {
        unused();
    }
    std::string address(std::uint64_t ticket, bool) const override
    {
        return "/portal/tickets/" + std::to_string(ticket);
    }
};


class NoPasswords final : public Passwords
{
public:
    std::optional<std::string> refusal(const std::string&, const Person&, const std::string&) override
    {
        unused();
    }
    void set(AccountId, const std::string&, const std::function<void(UnitOfWork&)>&) override { unused(); }
    void setTemporary(AccountId, const std::string&, Time, const std::function<void(UnitOfWork&)>&) override
    {
        unused();
    }
    Check check(AccountId, const std::string&, std::string_view) override { unused(); }
};


class StoppedClock final : public Clock
{
public:
    Time now() const override { return Time{std::chrono::days{20000}}; }
};


class CountingSecrets final : public Secrets
{
public:
    std::string random(std::size_t bytes) override { return std::string(bytes * 2, 'a'); }
    std::string sha256(std::string_view text) const override { return std::string(text); }
    std::string seal(std::string_view text) const override { return std::string(text); }
    std::string conceal(std::string_view, std::string_view) override { unused(); }
    std::optional<std::string> reveal(std::string_view, std::string_view) const override { unused(); }
};


class NoLog final : public helpdesk::Log
{
public:
    void write(helpdesk::Level, std::string_view,
               const std::vector<std::pair<std::string, std::string>>&) override
    {
    }
};


templates::Catalogues wordTexts()
{
    templates::Catalogues texts;
    for (const auto& [name, text] : templates::catalogues)
        texts.emplace(name, text);
    return texts;
}


templates::Texts pageTexts()
{
    templates::Texts texts;
    for (const auto& [name, text] : templates::texts)
        texts.emplace(name, text);
    return texts;
}

}  // namespace


struct Stage::World
{
    State state{};
    FakeStorage storage{state};
    NoDesk desk{};
    NoPasswords passwords{};
    StoppedClock clock{};
    CountingSecrets secrets{};
    NoLog log{};
    std::shared_ptr<const Catalogue> catalogue = std::make_shared<const Catalogue>(standardCatalogue());
    std::unique_ptr<templates::Words> words = templates::makeWords(wordTexts());
    std::unique_ptr<templates::Views> views = templates::makeViews(pageTexts(), *words);
    Services services{storage,
                      desk,
                      passwords,
                      clock,
                      secrets,
                      [] { return Policy{}; },
                      [this] { return catalogue; },
                      [](const Request&, const Customer&, const Snapshot&) { return TicketText{}; }};
    Ground ground{services, *words, *views, log, "SupportCentre", {}, {"/contacts.js"}};
};


Stage::Stage() : _world(std::make_unique<World>())
{
    auto& state = _world->state;
    state.customer = {CustomerId{customer}, "Acme Oil", CustomerKind::customer, {}, {}, 1, 0};
    state.draft.customer = state.customer.id;
    auto& maria = add(1, "Maria", "Keller", "maria.keller@acme.example", {"management"});
    maria.account = AccountId{11};
    add(2, "Paul", "Dubois", "paul.dubois@acme.example", {"cust-admin", "application", "technical"});
}


Stage::~Stage() = default;


Contact& Stage::add(std::uint64_t id, std::string first, std::string last, std::string email,
                    std::set<RoleKey, std::less<>> roles)
{
    Contact contact;
    contact.id = ContactId{id};
    contact.person.firstName = std::move(first);
    contact.person.lastName = std::move(last);
    contact.person.email = std::move(email);
    contact.person.roles = std::move(roles);
    contact.accountState = AccountState::active;
    contact.lastLogin = Time{std::chrono::days{19999}};
    return _world->state.people.emplace_back(std::move(contact));
}


Change& Stage::draft(ChangeKind kind, PersonKey person)
{
    auto& draft = _world->state.draft;
    draft.version = 3;
    Change line;
    line.id = draft.nextLine++;
    line.kind = kind;
    line.person = std::move(person);
    return draft.changes.emplace_back(std::move(line));
}


Request& Stage::decided(RequestState state)
{
    auto& request = _world->state.newest.emplace();
    request.id = RequestId{17};
    request.customer = CustomerId{customer};
    request.state = state;
    request.requester = ContactId{1};
    request.requesterAccount = AccountId{11};
    request.requesterName = "Maria Keller";
    request.submittedAt = _world->clock.now() - std::chrono::hours(30);
    request.decidedAt = _world->clock.now() - std::chrono::hours(20);
    request.decidedBy = "Jonas Lind";
    request.ticket = 48213;
    return request;
}


helpdesk::Request Stage::request(std::set<std::string> permissions) const
{
    helpdesk::Request request;
    request.captured["customer"] = std::to_string(customer);
    request.csrf = "token";
    request.visitor.account.value = 11;
    request.visitor.email = "maria.keller@acme.example";
    request.visitor.name = "Maria Keller";
    helpdesk::CustomerAccess access;
    access.customer = std::to_string(customer);
    access.permissions.assign(permissions.begin(), permissions.end());
    if (!permissions.empty())
        request.visitor.access.customers.push_back(std::move(access));
    return request;
}


const Ground& Stage::ground() const
{
    return _world->ground;
}


const Draft& Stage::stored() const
{
    return _world->state.draft;
}


bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != text.npos;
}


std::string between(const std::string& page, std::string_view begin, std::string_view end)
{
    const auto from = page.find(begin);
    CPPUNIT_ASSERT_MESSAGE("no " + std::string(begin) + " in " + page, from != page.npos);
    return page.substr(from, page.find(end, from) - from);
}

}  // namespace portal
