#include "sql/base/Database.h"

#include <functional>
#include <random>
#include <thread>

namespace db {

namespace {

/// 1 ms doubling to 128 ms, half of it by chance, so that two losers of a deadlock do not meet again.
void rest(int attempt)
{
    std::minstd_rand chance(static_cast<unsigned>(
        std::chrono::steady_clock::now().time_since_epoch().count() ^
        static_cast<long long>(std::hash<std::thread::id>{}(std::this_thread::get_id()))));
    const int most = 1000 << std::min(attempt, 7);
    std::this_thread::sleep_for(
        std::chrono::microseconds(most / 2 + std::uniform_int_distribution<int>(0, most / 2)(chance)));
}


bool mayRepeat(const std::exception& failure, const std::function<bool(const std::exception&)>& isAgain)
{
    if (const auto* error = dynamic_cast<const Error*>(&failure))
        return error->kind() == Error::Kind::again;
    return isAgain && isAgain(failure);
}

}  // namespace


Transaction::Transaction(Connection& connection) : _connection(connection)
{
    _connection.run(connection.engine() == Engine::mysql ? "START TRANSACTION" : "BEGIN IMMEDIATE");
}


Transaction::~Transaction()
{
    if (!_open)
        return;
    try
    {
        _connection.run("ROLLBACK");
    }
    catch (...)
    {
        _connection.giveUp();  // The server rolls back when it notices that the connection is gone.
    }
}


void Transaction::commit()
{
    faultPoint("before commit");
    _connection.run("COMMIT");
    _open = false;
    faultPoint("after commit");
}


void inTransaction(Pool& pool, const std::function<void(Connection&)>& work, int tries,
                   const std::function<bool(const std::exception&)>& isAgain)
{
    for (int attempt = 1;; ++attempt)
    {
        try
        {
            const auto lease = pool.borrow();
            Transaction transaction(*lease);
            work(*lease);
            transaction.commit();
            return;
        }
        catch (const std::exception& failure)
        {
            if (attempt >= tries || !mayRepeat(failure, isAgain))
                throw;
        }
        rest(attempt);
    }
}

}  // namespace db
