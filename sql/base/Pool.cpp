#include "sql/base/LendableConnection.h"

#include <Poco/Data/MySQL/Connector.h>
#include <Poco/Data/SQLite/Connector.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <set>
#include <thread>

namespace db {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// A connection that was used more recently than this is lent without asking the server first.
constexpr auto trusted = std::chrono::seconds(2);


struct Idle
{
    std::unique_ptr<LendableConnection> connection;
    SteadyClock::time_point since;
};


/// Test builds: whoever holds a connection while he borrows another starves all others as soon as everybody
/// does so, but only then. With REFUSE_NESTED_CONNECTIONS the first nested borrow fails.
class Holders
{
public:
#ifdef FAULT_POINTS
    void enter()
    {
        if (std::getenv("REFUSE_NESTED_CONNECTIONS") && _threads.contains(std::this_thread::get_id()))
            throw std::logic_error("this thread holds a connection of the pool already");
        _threads.insert(std::this_thread::get_id());
    }
    void leave() noexcept
    {
        if (const auto found = _threads.find(std::this_thread::get_id()); found != _threads.end())
            _threads.erase(found);
    }

private:
    std::multiset<std::thread::id> _threads;
#else
    void enter() {}
    void leave() noexcept {}
#endif
};


/// POCO counts registrations of the same name, so host and plugin may both do it.
void registerConnector(Engine engine)
{
    if (engine == Engine::mysql)
        Poco::Data::MySQL::Connector::registerConnector();
    else
        Poco::Data::SQLite::Connector::registerConnector();
}

}  // namespace


struct Pool::State
{
    Engine engine;
    std::string connectionString;
    PoolOptions options;
    std::mutex mutex;
    std::condition_variable returned{};
    std::vector<Idle> idle;  ///< Last one returned, first one lent: the others may be left to age.
    std::size_t lent = 0;
    Holders holders{};

    void giveBack(std::unique_ptr<LendableConnection> connection) noexcept;

private:
    std::unique_ptr<LendableConnection> superfluous(SteadyClock::time_point now) noexcept;
};


void Pool::State::giveBack(std::unique_ptr<LendableConnection> connection) noexcept
{
    if (connection && !connection->rest())
        connection.reset();  // Outside the lock: closing may take a round trip.
    std::unique_ptr<LendableConnection> old;
    {
        const std::lock_guard lock(mutex);
        --lent;
        holders.leave();
        const auto now = SteadyClock::now();
        if (connection)
            idle.push_back({std::move(connection), now});  // Reserved: cannot throw.
        old = superfluous(now);
    }
    returned.notify_one();
}


/// The one that has rested longest, when another one is there as well. One at a time: whoever gives back must
/// not wait until all are closed.
std::unique_ptr<LendableConnection> Pool::State::superfluous(SteadyClock::time_point now) noexcept
{
    if (idle.size() < 2 || now - idle.front().since < options.rested)
        return nullptr;
    auto old = std::move(idle.front().connection);
    idle.erase(idle.begin());
    return old;
}


Pool::Pool(Engine engine, std::string connectionString, PoolOptions options)
    : _state(new State{engine, std::move(connectionString), options})
{
    _state->idle.reserve(options.connections);
    registerConnector(engine);
}


Pool::~Pool() = default;


Engine Pool::engine() const noexcept
{
    return _state->engine;
}


Pool::Lease Pool::borrow()
{
    Idle found;
    {
        std::unique_lock lock(_state->mutex);
        if (!_state->returned.wait_for(lock, _state->options.patience,
                                       [this] { return _state->lent < _state->options.connections; }))
            throw Error(Error::Kind::unavailable, "all " + std::to_string(_state->options.connections) +
                                                      " database connections are busy");
        _state->holders.enter();
        ++_state->lent;
        if (!_state->idle.empty())
        {
            found = std::move(_state->idle.back());
            _state->idle.pop_back();
        }
    }
    try
    {
        if (found.connection && SteadyClock::now() - found.since >= trusted && !found.connection->alive())
            found.connection.reset();
        if (!found.connection)
            found.connection = open(_state->engine, _state->connectionString, _state->options.answer);
    }
    catch (...)  // Whatever it was, the place in the pool must come back.
    {
        _state->giveBack(nullptr);
        throw;
    }
    return Lease(*this, std::move(found.connection));
}


Pool::Lease::Lease(Pool& pool, std::unique_ptr<Connection> connection)
    : _pool(&pool),
      _connection(std::move(connection))
{
}


Pool::Lease::Lease(Lease&&) noexcept = default;


Pool::Lease::~Lease()
{
    // Only open() makes connections for leases, and it makes lendable ones.
    if (_connection)
        _pool->_state->giveBack(
            std::unique_ptr<LendableConnection>(static_cast<LendableConnection*>(_connection.release())));
}

}  // namespace db
