#include "tests/support/MemoryStores.h"

namespace contacts::tests {

std::size_t MemoryDoor::pass(std::string_view bucket, Time now, std::chrono::seconds span)
{
    auto& [begun, passes] = _copy.changing().paces[std::string(bucket)];
    if (passes == 0 || begun <= now - span)
    {
        begun = now;
        passes = 0;
    }
    return ++passes;
}


void MemoryDoor::forgetPaces(Time before)
{
    std::erase_if(_copy.changing().paces, [&](const auto& entry) { return entry.second.first < before; });
}


void MemoryDoor::wish(const std::string& email, Time now)
{
    const auto id = _copy.changing().nextId();
    _copy.tables.wishes[id] = {id, email, now};
}


std::vector<ResetWish> MemoryDoor::wishes(std::size_t limit)
{
    std::vector<ResetWish> found;
    for (const auto& [id, wish] : _copy.tables.wishes)
        if (found.size() < limit)
            found.push_back(wish);
    return found;
}


bool MemoryDoor::take(std::uint64_t wish)
{
    return _copy.changing().wishes.erase(wish) == 1;
}

}  // namespace contacts::tests
