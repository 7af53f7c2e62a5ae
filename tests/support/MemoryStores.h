// The stores over one copy of the tables. Not for tests: they go through MemoryStorage.
#pragma once

#include "tests/support/MemoryStorage.h"

namespace contacts::tests {

/// What all stores of one unit of work share.
struct MemoryCopy
{
    MemoryTables tables{};
    bool writes = false;
    std::set<CustomerId> touched;
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
    Relatives relativesToSee(const Customer& customer, const std::vector<std::string>& roles,
                             std::size_t limit) override;
    CustomerId add(const Customer& customer) override;
    Written write(const Customer& customer) override;
    std::size_t subsidiaries(CustomerId id) override;
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
    StandingCounts countStandings(CustomerId customer, Time now, std::size_t enough) override;
    std::optional<std::size_t> countExpired(CustomerId customer, Time now, std::size_t enough) override;
    std::vector<std::string> departments(CustomerId customer, std::size_t limit) override;
    std::vector<std::string> looksLike(CustomerId customer, std::string_view skeletonText) override;
    void hold(ContactId) override {}
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
    std::optional<OpenDraft> open(CustomerId customer) override;
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
    std::size_t count(RequestState state, std::size_t atMost) override;
    std::optional<Request> newestOf(CustomerId customer) override;
    std::optional<RequestId> add(const Request& request) override;
    bool move(const Request& request) override;
    bool resubmit(const Request& request) override;
    bool raised(RequestId id, std::uint64_t ticket) override;
    std::vector<EarlierSubmission> earlierSubmissions(RequestId id) override;
    ChangeSet replacedChanges(RequestId id) override;
    void addressConfirmed(ContactId contact, const std::string& email) override;

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
    std::uint64_t append(CustomerId customer, AuditEntry entry) override;
    void keepValues(CustomerId customer, std::uint64_t number, ContactId contact,
                    const std::string& values) override;
    std::string values(CustomerId customer, std::uint64_t number) override;
    AuditHead head(CustomerId customer) override;
    std::vector<AuditEntry> list(CustomerId customer, std::uint64_t before, std::size_t limit) override;
    std::vector<AuditEntry> about(CustomerId customer, ContactId contact, std::uint64_t before,
                                  std::size_t limit) override;
    std::vector<AuditFound> search(const AuditQuery& query) override;

private:
    [[nodiscard]] static bool importTellsOf(ContactId contact, const AuditEntry& entry);
    [[nodiscard]] std::set<std::string> objectsOf(ContactId contact) const;

    MemoryCopy& _copy;
};

class MemoryOutbox final : public OutboxStore
{
public:
    explicit MemoryOutbox(MemoryCopy& copy) : _copy(copy) {}
    void put(const Mail& mail, Time now) override;
    std::vector<OutboxRow> lease(const Lease& lease) override;
    bool sent(std::uint64_t id, std::string_view token, Time at, std::string_view answer) override;
    bool later(std::uint64_t id, std::string_view token, Time next, std::string_view answer) override;
    bool dead(std::uint64_t id, std::string_view token, std::string_view answer) override;
    bool bounced(std::uint64_t id, std::string_view token, std::string_view answer) override;
    bool withdrawn(std::uint64_t id, std::string_view token, std::string_view answer) override;
    bool release(std::uint64_t id, std::string_view token, Time due) override;
    bool hold(std::uint64_t id, std::string_view token, Time due, std::string_view reason) override;
    bool relink(std::uint64_t id, std::string_view token, std::uint64_t linkToken) override;
    std::vector<OutboxRow> giveUp(Time queuedBefore, std::string_view answer) override;
    std::optional<OutboxRow> find(std::uint64_t id) override;
    std::optional<OutboxRow> findByKey(std::string_view key) override;
    std::vector<OutboxRow> list(std::optional<MailState> state, std::uint64_t before,
                                std::size_t limit) override;
    std::vector<OutboxHead> heads(std::optional<MailState> state, std::uint64_t before,
                                  std::size_t limit) override;
    bool again(std::uint64_t id, Time now) override;
    bool hasten(std::uint64_t id, Time now) override;
    bool cancel(std::uint64_t id, std::string_view answer) override;
    Totals totals() override;
    std::vector<CustomerId> capped(Time now, std::size_t capPerHour) override;
    std::size_t linksSentTo(std::string_view address, Time since, std::size_t atMost) override;
    std::size_t waitingFor(std::string_view answer, std::size_t atMost) override;
    MailService service() override;
    void writeService(const MailService& service) override;

private:
    /// Due rows by customer, oldest first, each customer's at most as many as its cap allows.
    std::map<CustomerId, std::vector<OutboxRow*>> due(Time now, std::size_t capPerHour);
    std::size_t went(CustomerId customer, Time now) const;
    OutboxRow* leased(std::uint64_t id, std::string_view token);
    bool finish(std::uint64_t id, std::string_view token, MailState state, std::string_view answer);

    MemoryCopy& _copy;
};

class MemoryMailTests final : public MailTestStore
{
public:
    explicit MemoryMailTests(MemoryCopy& copy) : _copy(copy) {}
    void ask(const MailTest& test) override;
    std::optional<MailTest> find(AccountId account) override;
    std::optional<MailTest> take(Time now, Time before) override;
    bool finish(const MailTest& test) override;

private:
    MemoryCopy& _copy;
};

class MemoryTokens final : public TokenStore
{
public:
    explicit MemoryTokens(MemoryCopy& copy) : _copy(copy) {}
    std::uint64_t put(const Token& token) override;
    std::optional<Token> find(std::uint64_t id) override;
    std::optional<Token> findByHash(std::string_view hash) override;
    std::optional<Token> current(ContactId contact, TokenPurpose purpose) override;
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
    std::optional<std::uint64_t> store(const Catalogue& catalogue) override;
    std::uint64_t revision() override;
    std::uint64_t hold() override { return revision(); }
    CustomerTally holders(const RoleKey& role, std::optional<CustomerKind> kind, std::size_t least,
                          std::size_t names) override;
    CustomerTally lacking(std::optional<CustomerKind> kind, const std::vector<RoleKey>& has,
                          const std::vector<RoleKey>& had, std::size_t names) override;
    std::size_t holdersOfBoth(const RoleKey& one, const RoleKey& other) override;
    Mentions mentions(const RoleKey& role) override;

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
    std::string takenNote(CustomerId customer, ContactId contact) override;
    void keepTakenNote(CustomerId customer, ContactId contact, const std::string& note) override;

private:
    MemoryCopy& _copy;
};

class MemoryDirectory final : public DirectoryStore
{
public:
    explicit MemoryDirectory(MemoryCopy& copy) : _copy(copy) {}
    std::vector<CustomerRow> customers(const CustomerQuery& query) override;
    std::optional<CustomerRow> customer(CustomerId id) override;
    std::vector<PersonRow> people(const PeopleQuery& query) override;
    std::optional<PersonRow> person(ContactId contact) override;
    std::vector<CustomerId> formerCustomers(ContactId contact, std::size_t limit) override;
    std::vector<PersonMail> mailsTo(ContactId contact, std::size_t limit) override;
    std::string callerOf(AccountId agent, CustomerId customer) override;
    void rememberCaller(AccountId agent, CustomerId customer, const std::string& caller) override;

private:
    MemoryCopy& _copy;
};

class MemoryAuditWalks final : public AuditWalkStore
{
public:
    explicit MemoryAuditWalks(MemoryCopy& copy) : _copy(copy) {}
    AuditWalkState state() override { return _copy.tables.walk; }
    void want(Time now) override;
    bool take(std::string_view token, Time now, Time until) override;
    bool finish(std::string_view token, const AuditWalkState& found) override;

private:
    MemoryCopy& _copy;
};

class MemoryImports final : public ImportStore
{
public:
    explicit MemoryImports(MemoryCopy& copy) : _copy(copy) {}
    ImportId add(const ImportRun& run, std::string_view content, Time now) override;
    std::optional<ImportRun> find(ImportId id) override;
    std::string content(ImportId id) override;
    std::vector<ImportRun> list(CustomerId customer, std::size_t limit) override;
    bool anyDue(Time now, Time old) override;
    std::optional<ImportRun> take(std::string_view token, Time now, Time until) override;
    bool proceed(ImportId id, std::string_view token, std::size_t done, Time until) override;
    void report(ImportId id, const std::vector<ReportedRow>& rows) override;
    bool finish(const ImportRun& run, std::string_view token) override;
    bool begin(ImportId id, bool invites, Time now) override;
    bool stop(ImportId id, Time now) override;
    RowPage rows(ImportId id, const RowCursor& from, std::size_t limit) override;
    void remove(ImportId id) override;
    void removeBefore(Time before) override;

private:
    MemoryTables::Import* working(ImportId id, std::string_view token);

    MemoryCopy& _copy;
};

class MemoryErrands final : public ErrandStore
{
public:
    explicit MemoryErrands(MemoryCopy& copy) : _copy(copy) {}
    void put(const Errand& errand, Time now) override;
    std::vector<ErrandRow> lease(std::string_view token, Time now, Time until, std::size_t limit) override;
    bool done(std::uint64_t id, std::string_view token) override;
    bool later(std::uint64_t id, std::string_view token, Time next, std::string_view answer) override;
    bool parked(std::uint64_t id, std::string_view token, std::string_view answer) override;
    bool untried(std::uint64_t id, std::string_view token, Time due) override;
    void again(Time now) override;
    void bringForward(Time now) override;
    bool leave(std::uint64_t id) override;
    std::optional<std::string> referenceOf(RequestId request) override;
    std::optional<std::string> lastStepOf(RequestId request) override;
    bool saw(RequestId request, RemoteSight sight, Time now) override;
    std::optional<RemoteSight> sightOf(RequestId request) override;
    void heard(HouseMood mood, std::string_view answer, Time now) override;
    HouseState house() override;
    std::vector<ErrandRow> unfinished(std::size_t limit) override;
    Totals totals() override;

private:
    KeptErrand* leased(std::uint64_t id, std::string_view token);

    MemoryCopy& _copy;
};

class MemoryUserLinks final : public UserLinkStore
{
public:
    explicit MemoryUserLinks(MemoryCopy& copy) : _copy(copy) {}
    void want(ContactId contact, Time now) override;
    void seeOut(ContactId contact, Time now) override;
    void wantAllOf(CustomerId customer, Time now) override;
    void keepPassword(ContactId contact, std::string_view concealed) override;
    void hurry(ContactId contact) override;
    void leave(ContactId contact, Time now) override;
    std::vector<std::pair<ContactId, bool>> overlooked(ContactId after, std::size_t limit) override;
    bool isLinked(std::uint64_t user) override;
    std::vector<UserLink> lease(std::string_view token, Time now, Time until, std::size_t limit) override;
    Ended settled(const UserLink& link, std::string_view token, Time now) override;
    Ended forget(const UserLink& link, std::string_view token, Time now) override;
    bool later(const UserLink& link, std::string_view token, Time next, std::string_view answer) override;
    bool parked(const UserLink& link, std::string_view token, Time now, std::string_view answer) override;
    bool untried(const UserLink& link, std::string_view token) override;
    void again(Time now) override;
    void bringForward(Time now) override;
    std::vector<UserLink> unfinished(std::size_t limit) override;
    Totals totals() override;

private:
    [[nodiscard]] bool usesPortal(ContactId contact) const;
    void add(ContactId contact, Time now);
    KeptUserLink* of(ContactId contact);
    KeptUserLink* leased(const UserLink& link, std::string_view token);

    MemoryCopy& _copy;
};

}  // namespace contacts::tests
