#include "ticket-adapter/OwnActs.h"

namespace contacts {

OwnActs::Announced::Announced(OwnActs& acts, std::string reference)
    : _acts(acts),
      _reference(std::move(reference))
{
    const std::lock_guard lock(_acts._mutex);
    _acts._running.emplace(std::this_thread::get_id(), _reference);
}


OwnActs::Announced::~Announced()
{
    const std::lock_guard lock(_acts._mutex);
    _acts._running.erase({std::this_thread::get_id(), _reference});
}


bool OwnActs::current(std::string_view reference) const
{
    const std::lock_guard lock(_mutex);
    return !reference.empty() && _running.contains({std::this_thread::get_id(), std::string(reference)});
}

}  // namespace contacts
