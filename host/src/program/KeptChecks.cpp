#include "host/src/program/KeptChecks.h"

namespace supportcentre {

/// While somebody asks. Ends also where the report throws.
class KeptChecks::Turn
{
public:
    explicit Turn(KeptChecks& kept) : _kept(kept) {}
    ~Turn() { _kept.answered(said); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    std::optional<std::vector<Check>> said{};

private:
    KeptChecks& _kept;
};


std::vector<KeptChecks::Check> KeptChecks::operator()()
{
    std::unique_lock lock(_mutex);
    _answered.wait(lock, [&] { return _kept || !_asking; });
    if (_kept && (_asking || _now() < _until))
        return *_kept;
    _asking = true;
    lock.unlock();
    Turn turn(*this);
    turn.said = _ask();
    return *turn.said;
}


void KeptChecks::answered(const std::optional<std::vector<Check>>& said)
{
    const std::lock_guard lock(_mutex);
    _asking = false;
    if (said)
    {
        _kept = said;
        _until = _now() + period;
    }
    _answered.notify_all();
}

}  // namespace supportcentre
