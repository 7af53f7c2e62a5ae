#include "host/src/plugins/Guard.h"

#include "host/src/http/Passing.h"

#include <Poco/Exception.h>

#include <algorithm>

namespace supportcentre {

// A call that a plugin makes into the host may come back to the plugin even while it is being stopped, else a
// half-done act of its own would lose its listeners: hence the threads inside are known, not only their
// number.
class Guard::Visit
{
public:
    explicit Visit(Guard& guard) : _guard(guard)
    {
        const std::lock_guard lock(guard._mutex);
        auto& inside = guard._inside;
        const auto me = std::this_thread::get_id();
        if (!guard._open && std::find(inside.begin(), inside.end(), me) == inside.end())
            return;
        inside.push_back(me);
        _in = true;
    }

    ~Visit()
    {
        if (!_in)
            return;
        const std::lock_guard lock(_guard._mutex);
        auto& inside = _guard._inside;
        inside.erase(std::find(inside.begin(), inside.end(), std::this_thread::get_id()));
        if (inside.empty())
            _guard._left.notify_all();
    }

    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    [[nodiscard]] bool in() const noexcept { return _in; }

private:
    Guard& _guard;
    bool _in = false;
};


Guard::Ended Guard::run(std::string_view where, const std::function<void()>& call) noexcept
{
    bool let = false;
    auto ended = caught(where, [&] {
        const Visit visit(*this);
        let = visit.in();
        if (let)
            call();
    });
    if (!let && ended)
        ended.how = Ended::How::stopped;
    return ended;
}


Guard::Ended Guard::caught(std::string_view where, const std::function<void()>& call) noexcept
{
    std::string what;
    std::optional<Passing> passes;
    try
    {
        call();
        return {};
    }
    catch (const Poco::Exception& thrown)
    {
        what = thrown.displayText();
    }
    catch (const std::exception& thrown)
    {
        what = thrown.what();
        passes = passing(thrown);
    }
    catch (...)
    {
        what = "something that is no exception was thrown";
    }
    try
    {
        if (passes && !passes->noted)
            return {Ended::How::later, {}, what, passes->wait};
        const auto incident = _log.incident("plugin " + _plugin + ": " + std::string(where), what);
        if (passes)
            return {Ended::How::later, incident, what, passes->wait};
        return {Ended::How::threw, incident, what};
    }
    catch (...)
    {
        return {Ended::How::threw,
                {},
                {}};  // No memory for the log either: the caller still learns that it failed.
    }
}


void Guard::pass(const std::function<void()>& call)
{
    const Visit visit(*this);
    if (!visit.in())
        throw PluginStopped("the plugin " + _plugin + " is being stopped");
    try
    {
        call();
    }
    catch (const std::exception&)
    {
        throw;
    }
    catch (...)
    {
        throw std::runtime_error("the plugin " + _plugin + " threw something that is no exception");
    }
}


void Guard::open() noexcept
{
    const std::lock_guard lock(_mutex);
    _open = true;
}


bool Guard::shut(std::chrono::milliseconds patience) noexcept
{
    std::unique_lock lock(_mutex);
    _open = false;
    return _left.wait_for(lock, patience, [&] { return _inside.empty(); });
}

}  // namespace supportcentre
