#include "sql/src/SqlStorage.h"

#include "sql/src/Query.h"
#include "sql/src/SqlStores.h"

namespace contacts {

namespace {

/// The stores over whatever connection the unit of work has.
class StoresWork : public UnitOfWork
{
public:
    StoresWork(db::Connection& connection, const sql::Hash& sha256) : _stores(connection, sha256) {}

    CustomerStore& customers() override { return _stores.customers; }
    ContactStore& contacts() override { return _stores.contacts; }
    DraftStore& drafts() override { return _stores.drafts; }
    RequestStore& requests() override { return _stores.requests; }
    IdempotencyStore& idempotency() override { return _stores.idempotency; }
    AuditStore& audit() override { return _stores.audit; }
    OutboxStore& outbox() override { return _stores.outbox; }
    MailTestStore& mailTests() override { return _stores.mailTests; }
    TokenStore& tokens() override { return _stores.tokens; }
    CatalogueStore& catalogue() override { return _stores.catalogue; }
    DoorStore& door() override { return _stores.door; }
    ErasureStore& erasure() override { return _stores.erasure; }
    SuggestionStore& suggestions() override { return _stores.suggestions; }
    DirectoryStore& directory() override { return _stores.directory; }
    AuditWalkStore& walks() override { return _stores.walks; }
    ImportStore& imports() override { return _stores.imports; }
    ErrandStore& errands() override { return _stores.errands; }
    UserLinkStore& userLinks() override { return _stores.userLinks; }

    void commit() override {}

private:
    sql::SqlStores _stores;
};


/// A base class, so that the lease is there before the stores and goes after them.
struct Leased
{
    db::Pool::Lease lease;
};


class ReadingWork final : private Leased, public StoresWork
{
public:
    ReadingWork(db::Pool::Lease borrowed, const sql::Hash& sha256)
        : Leased{std::move(borrowed)},
          StoresWork(*lease, sha256)
    {
    }
};


class OwnWork final : private Leased, public StoresWork
{
public:
    OwnWork(db::Pool::Lease borrowed, const sql::Hash& sha256)
        : Leased{std::move(borrowed)},
          StoresWork(*lease, sha256),
          _transaction(*lease)
    {
    }

    void commit() override
    {
        sql::translated([this] { _transaction.commit(); });
    }

private:
    db::Transaction _transaction;
};


struct Joined
{
    std::unique_ptr<db::Connection> connection;
};


class JoinedWork final : private Joined, public StoresWork
{
public:
    JoinedWork(std::unique_ptr<db::Connection> joined, const sql::Hash& sha256)
        : Joined{std::move(joined)},
          StoresWork(*connection, sha256)
    {
    }
};

}  // namespace


SqlStorage::SqlStorage(db::Pool& pool, std::function<std::string(std::string_view)> sha256)
    : _pool(pool),
      _sha256(std::move(sha256))
{
}


std::unique_ptr<UnitOfWork> SqlStorage::begin()
{
    return sql::translated([this] { return std::make_unique<OwnWork>(_pool.borrow(), _sha256); });
}


std::unique_ptr<UnitOfWork> SqlStorage::read()
{
    return sql::translated([this] { return std::make_unique<ReadingWork>(_pool.borrow(), _sha256); });
}


std::unique_ptr<UnitOfWork> SqlStorage::join(Poco::Data::Session& session)
{
    return sql::translated([&] { return std::make_unique<JoinedWork>(db::joined(session), _sha256); });
}

}  // namespace contacts
