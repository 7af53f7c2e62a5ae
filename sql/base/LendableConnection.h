// What the pool needs of a connection besides lending it.
#pragma once

#include "sql/base/Database.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace db {

struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept
    {
        return std::hash<std::string_view>{}(text);
    }
};

class LendableConnection : public Connection
{
public:
    [[nodiscard]] Statement& prepared(std::string_view sql) final;
    void giveUp() noexcept final { _givenUp = true; }

    /// Frees what a borrower left half-read. False: do not lend it again (given up, or a transaction was left
    /// open).
    [[nodiscard]] bool rest() noexcept;

    /// Asks the server.
    [[nodiscard]] virtual bool alive() noexcept = 0;

protected:
    [[nodiscard]] virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
    virtual void reset(Statement& statement) noexcept = 0;
    [[nodiscard]] virtual bool outsideTransactions() const noexcept = 0;

    /// Statements must go before their connection does.
    void forgetStatements() noexcept { _statements.clear(); }

private:
    std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> _statements;
    bool _givenUp = false;
};

/// Opens a session through Poco::Data and sets it up as Database.h promises it. Throws
/// Error{unavailable}.
[[nodiscard]] std::unique_ptr<LendableConnection> open(Engine engine, const std::string& connectionString,
                                                       std::chrono::seconds answer);

}  // namespace db
