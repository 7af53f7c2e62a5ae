// The stores over one copy of the tables. Not for tests: they go through MemoryStorage.
#pragma once

#include "tests/support/MemoryStorage.h"

namespace contacts::tests {

/// What all stores of one unit of work share.
struct MemoryCopy
{
    MemoryTables tables{};
    bool writes = false;
    std::set<CustomerId> touched{};
    MemoryStorage::Sha256 sha256{};

    /// The tables, to be changed: a defect in whoever only reads.
    MemoryTables& changing();
};

class MemoryCustomers final : public CustomerStore
{
public:
    explicit MemoryCustomers(MemoryCopy& copy) : _copy(copy) {}
    std::optional<Customer> find(CustomerId id) override;
    std::optional<Customer> findByName(std::string_view name) override;
    std::optional<PageHead> head(CustomerId id, AccountId reader) override;
    void remember(AccountId reader, CustomerId customer, const std::string& view) override;
    AccountAccess accessOf(AccountId account) override;
    std::vector<Customer> search(std::string_view text, std::size_t limit) override;
    Relatives relativesOf(const Customer& customer, std::size_t limit) override;
    CustomerId add(const Customer& customer) override;
    bool touch(CustomerId id) override;
    void hold(CustomerId id) override;

private:
    MemoryCopy& _copy;
};

class MemoryContacts final : public ContactStore
{
public:
    explicit MemoryContacts(MemoryCopy& copy) : _copy(copy) {}
    std::size_t list(const ListQuery& query, const std::function<void(const ListRow&)>& each) override;
    std::optional<Contact> find(CustomerId customer, ContactId contact) override;
    std::optional<Contact> findByEmail(std::string_view canonical) override;
    std::optional<Contact> findByAccount(AccountId account) override;
    bool isMember(CustomerId customer, ContactId contact) override;
    std::size_t portalMemberships(ContactId contact) override;
    std::size_t membershipsElsewhere(CustomerId customer, ContactId contact) override;
    std::vector<Contact> holders(CustomerId customer, const RoleKey& role) override;
    std::size_t countAdministrators(CustomerId customer, const std::vector<RoleKey>& delegating,
                                    const std::vector<ContactId>& except, std::size_t enough) override;
    std::vector<std::string> departments(CustomerId customer, std::size_t limit) override;
    std::vector<std::string> looksLike(CustomerId customer, std::string_view skeletonText) override;
    ContactId add(const Person& person) override;
    void writePerson(ContactId contact, const Person& person) override;
    void writeMembership(CustomerId customer, ContactId contact, const Person& person) override;
    void endMembership(CustomerId customer, ContactId contact) override;
    bool setProjects(CustomerId customer, ContactId contact, std::size_t projects) override;
    void linkAccount(ContactId contact, AccountId account) override;
    void setAccountState(ContactId contact, AccountState state, Time invitedUntil) override;
    void signedIn(AccountId account, Time at) override;

private:
    [[nodiscard]] std::vector<Contact> members(CustomerId customer) const;
    void refuseTaken(std::string_view email, ContactId owner) const;
    Contact& existing(ContactId contact);

    MemoryCopy& _copy;
};

class MemoryDrafts final : public DraftStore
{
public:
    explicit MemoryDrafts(MemoryCopy& copy) : _copy(copy) {}
    Draft find(CustomerId customer) override;
    std::optional<std::uint32_t> write(const Draft& draft) override;
    bool remove(CustomerId customer, std::uint32_t version) override;

private:
    MemoryCopy& _copy;
};

class MemoryRequests final : public RequestStore
{
public:
    explicit MemoryRequests(MemoryCopy& copy) : _copy(copy) {}
    std::optional<Request> find(RequestId id) override;
    std::optional<Request> findByTicket(std::uint64_t ticket) override;
    std::vector<Request> list(const RequestQuery& query) override;
    std::optional<RequestId> add(const Request& request) override;
    bool move(const Request& request) override;
    bool resubmit(const Request& request) override;
    ChangeSet replacedChanges(RequestId id) override;

private:
    MemoryCopy& _copy;
};

class MemoryAnswers final : public IdempotencyStore
{
public:
    explicit MemoryAnswers(MemoryCopy& copy) : _copy(copy) {}
    std::optional<RememberedAnswer> find(AccountId account, std::string_view key) override;
    bool put(AccountId account, std::string_view key, const RememberedAnswer& answer, Time at) override;

private:
    MemoryCopy& _copy;
};

class MemoryAudit final : public AuditStore
{
public:
    explicit MemoryAudit(MemoryCopy& copy) : _copy(copy) {}
    void append(CustomerId customer, AuditEntry entry) override;
    std::vector<AuditEntry> list(CustomerId customer, std::uint64_t before, std::size_t limit) override;
    std::vector<AuditEntry> about(CustomerId customer, ContactId contact, std::uint64_t before,
                                  std::size_t limit) override;

private:
    MemoryCopy& _copy;
};

class MemoryOutbox final : public OutboxStore
{
public:
    explicit MemoryOutbox(MemoryCopy& copy) : _copy(copy) {}
    void put(const Mail& mail, Time now) override;
    std::vector<OutboxRow> lease(std::string_view token, Time now, Time until, std::size_t limit) override;
    bool sent(std::uint64_t id, std::string_view token, Time at, std::string_view answer) override;
    bool later(std::uint64_t id, std::string_view token, Time next, std::string_view answer) override;
    bool dead(std::uint64_t id, std::string_view token, std::string_view answer) override;
    bool withdrawn(std::uint64_t id, std::string_view token, std::string_view answer) override;
    std::vector<OutboxRow> list(std::optional<MailState> state, std::uint64_t before,
                                std::size_t limit) override;
    bool again(std::uint64_t id, Time now) override;
    Totals totals() override;

private:
    OutboxRow* leased(std::uint64_t id, std::string_view token);

    MemoryCopy& _copy;
};

class MemoryTokens final : public TokenStore
{
public:
    explicit MemoryTokens(MemoryCopy& copy) : _copy(copy) {}
    std::uint64_t put(const Token& token) override;
    std::optional<Token> find(std::uint64_t id) override;
    std::optional<Token> findByHash(std::string_view hash) override;
    bool use(std::uint64_t id, Time now) override;
    void revoke(ContactId contact, TokenPurpose purpose) override;

private:
    MemoryCopy& _copy;
};

class MemoryDoor final : public DoorStore
{
public:
    explicit MemoryDoor(MemoryCopy& copy) : _copy(copy) {}
    std::size_t pass(std::string_view bucket, Time now, std::chrono::seconds span) override;
    void forgetPaces(Time before) override;
    void wish(const std::string& email, Time now) override;
    std::vector<ResetWish> wishes(std::size_t limit) override;
    bool take(std::uint64_t wish) override;

private:
    MemoryCopy& _copy;
};

class MemoryCatalogue final : public CatalogueStore
{
public:
    explicit MemoryCatalogue(MemoryCopy& copy) : _copy(copy) {}
    std::optional<Catalogue> load() override { return _copy.tables.catalogue; }
    void store(const Catalogue& catalogue) override { _copy.changing().catalogue = catalogue; }

private:
    MemoryCopy& _copy;
};

class MemoryErasure final : public ErasureStore
{
public:
    explicit MemoryErasure(MemoryCopy& copy) : _copy(copy) {}
    Traces tracesOf(ContactId contact) override;
    void replace(ContactId contact, AccountId account, const Traces& traces, const std::string& name,
                 const std::string& address) override;

private:
    MemoryCopy& _copy;
};

class MemorySuggestions final : public SuggestionStore
{
public:
    explicit MemorySuggestions(MemoryCopy& copy) : _copy(copy) {}
    std::optional<Suggestion> find(CustomerId customer, ContactId contact) override;
    std::vector<Suggestion> list(CustomerId customer, std::size_t limit) override;
    void put(const Suggestion& suggestion) override;
    bool remove(CustomerId customer, ContactId contact) override;

private:
    MemoryCopy& _copy;
};

}  // namespace contacts::tests
