#include "hooks/Pace.h"

namespace contacts {

bool Pace::isSpent(const std::string& who) const
{
    const std::lock_guard lock(_mutex);
    const auto found = _shares.find(who);
    return found != _shares.end() && found->second.used >= _most &&
           std::chrono::steady_clock::now() - found->second.begun < _span;
}


void Pace::count(const std::string& who)
{
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(_mutex);
    if (_shares.size() >= mostRemembered)
        std::erase_if(_shares, [&](const auto& entry) { return now - entry.second.begun >= _span; });
    if (_shares.size() >= mostRemembered)
        _shares.clear();
    auto& share = _shares[who];
    if (share.used == 0 || now - share.begun >= _span)
        share = {now, 0};
    ++share.used;
}

}  // namespace contacts
