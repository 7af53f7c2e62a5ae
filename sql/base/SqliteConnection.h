// SQLite through its own calls on the handle of a Poco::Data session.
#pragma once

#include "sql/base/LendableConnection.h"
#include "sql/base/Turnstile.h"

#include <sqlite3.h>

#include <chrono>
#include <optional>

namespace db {

class SqliteConnection final : public LendableConnection
{
public:
    /// Sets WAL, synchronous FULL, foreign keys and how locks are waited for.
    explicit SqliteConnection(Poco::Data::Session session);

    /// Over a session that its owner has set up and whose transaction is open.
    struct AsItIs
    {
    };
    SqliteConnection(Poco::Data::Session session, AsItIs);
    ~SqliteConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    [[nodiscard]] Poco::Data::Session& session() override { return _session; }
    void run(std::string_view sql) override;
    [[nodiscard]] std::uint64_t lastId() override;
    void waitWithoutEnd() noexcept override {}  ///< Its only deadline is that of a lock.
    [[nodiscard]] bool alive() noexcept override { return true; }

    [[nodiscard]] sqlite3* handle() const noexcept { return _handle; }

protected:
    [[nodiscard]] std::unique_ptr<Statement> prepare(std::string_view sql) override;
    void reset(Statement& statement) noexcept override;
    [[nodiscard]] bool outsideTransactions() const noexcept override;

private:
    static int waitForLock(void* connection, int looks);

    std::chrono::steady_clock::time_point _waitsSince{};  ///< SQLite may ask as long as the session lives.
    Poco::Data::Session _session;
    sqlite3* _handle;
    std::optional<Turnstile> _turnstile;  ///< None inside somebody else's transaction, where nobody waits.
};

}  // namespace db
