// Storage as core needs it. One set of stores, reached only through a unit of work; implementations: memory
// (tests), SQLite, MariaDB. All pass the same contract suite (tests/contract).
#pragma once

#include "core/ports/AuditStore.h"
#include "core/ports/AuditWalkStore.h"
#include "core/ports/CatalogueStore.h"
#include "core/ports/ContactStore.h"
#include "core/ports/CustomerStore.h"
#include "core/ports/DirectoryStore.h"
#include "core/ports/DoorStore.h"
#include "core/ports/DraftStore.h"
#include "core/ports/ErasureStore.h"
#include "core/ports/ErrandStore.h"
#include "core/ports/IdempotencyStore.h"
#include "core/ports/ImportStore.h"
#include "core/ports/MailTestStore.h"
#include "core/ports/OutboxStore.h"
#include "core/ports/RequestStore.h"
#include "core/ports/SuggestionStore.h"
#include "core/ports/UserLinkStore.h"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace contacts {

/// The one exception that leaves a store. The text is for the log: it never holds values, and people see an
/// incident number.
class StorageFailure : public std::runtime_error
{
public:
    enum class Kind {
        again,        ///< Deadlock, lock wait, busy: run the whole unit of work again. Storage::inOne does.
        unavailable,  ///< No connection, read-only, disk full: 503.
        unknownOutcome,  ///< The connection died inside COMMIT: look before you repeat.
        broken           ///< Anything else: a defect.
    };

    StorageFailure(Kind kind, const std::string& text) : std::runtime_error(text), _kind(kind) {}

    [[nodiscard]] Kind kind() const noexcept { return _kind; }

private:
    Kind _kind;
};

/// One transaction. Destroyed without commit(), it leaves no trace. Belongs to one thread. Never spans a
/// network call, a render or a wait for a person. Every call may throw StorageFailure, after which only
/// destruction makes sense.
class UnitOfWork
{
public:
    virtual ~UnitOfWork() = default;

    virtual CustomerStore& customers() = 0;
    virtual ContactStore& contacts() = 0;
    virtual DraftStore& drafts() = 0;
    virtual RequestStore& requests() = 0;
    virtual IdempotencyStore& idempotency() = 0;
    virtual AuditStore& audit() = 0;
    virtual OutboxStore& outbox() = 0;
    virtual MailTestStore& mailTests() = 0;
    virtual TokenStore& tokens() = 0;
    virtual CatalogueStore& catalogue() = 0;
    virtual DoorStore& door() = 0;
    virtual ErasureStore& erasure() = 0;
    virtual SuggestionStore& suggestions() = 0;
    virtual DirectoryStore& directory() = 0;
    virtual AuditWalkStore& walks() = 0;
    virtual ImportStore& imports() = 0;
    virtual ErrandStore& errands() = 0;
    virtual UserLinkStore& userLinks() = 0;

    /// Nothing to do for work that joined somebody else's transaction or only reads.
    virtual void commit() = 0;
};

/// [thread-safe]
class Storage
{
public:
    virtual ~Storage() = default;

    /// A transaction that may write. On SQLite it waits for the other writer.
    [[nodiscard]] virtual std::unique_ptr<UnitOfWork> begin() = 0;

    /// Reads what is committed, statement by statement, without a transaction: for pages.
    [[nodiscard]] virtual std::unique_ptr<UnitOfWork> read() = 0;

    /// begin(), `work`, commit(); the whole of it again, bounded and with jitter, when the database asks for
    /// it (`again`).
    void inOne(const std::function<void(UnitOfWork&)>& work);
};

}  // namespace contacts
