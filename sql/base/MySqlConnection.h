// MariaDB and MySQL through libmariadb's own calls on the handle of a Poco::Data session.
#pragma once

#include "sql/base/LendableConnection.h"

#include <mysql/mysql.h>

namespace db {

class MySqlConnection final : public LendableConnection
{
public:
    /// Sets strict mode, UTC, READ COMMITTED, utf8mb4, a short lock wait and the deadline for answers.
    MySqlConnection(Poco::Data::Session session, std::chrono::seconds answer);

    /// Over a session that its owner has set up and whose transaction is open.
    struct AsItIs
    {
    };
    MySqlConnection(Poco::Data::Session session, AsItIs);
    ~MySqlConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::mysql; }
    [[nodiscard]] Poco::Data::Session& session() override { return _session; }
    void run(std::string_view sql) override;
    [[nodiscard]] std::uint64_t lastId() override { return _lastId; }
    [[nodiscard]] bool alive() noexcept override;
    void waitWithoutEnd() noexcept override;

    [[nodiscard]] MYSQL* handle() const noexcept { return _handle; }
    void inserted(std::uint64_t id) noexcept { _lastId = id; }

    /// The failure of the last call, classified. A lost connection is given up.
    [[nodiscard]] Error failure(unsigned code, const char* state, const char* message,
                                std::string_view sql) noexcept;

protected:
    [[nodiscard]] std::unique_ptr<Statement> prepare(std::string_view sql) override;
    void reset(Statement& statement) noexcept override;
    [[nodiscard]] bool outsideTransactions() const noexcept override;

private:
    void setDeadline(std::chrono::seconds answer) noexcept;

    Poco::Data::Session _session;
    MYSQL* _handle;
    std::chrono::seconds _answer{0};  ///< 0: no deadline of ours.
    std::uint64_t _lastId = 0;
};

}  // namespace db
