#include "ticket-adapter/HostTransaction.h"

namespace contacts {

void WorkInHost::run(const std::function<void()>& work)
{
    _ours = nullptr;  // an earlier run of the same work was rolled back
    try
    {
        work();
    }
    catch (const StorageFailure& failure)
    {
        _ours = std::current_exception();
        if (failure.kind() == StorageFailure::Kind::again)
            throw helpdesk::TryAgain(failure.what());
        throw;
    }
    catch (const std::exception&)
    {
        _ours = std::current_exception();
        throw;
    }
}


void WorkInHost::around(const std::function<void()>& call)
{
    try
    {
        call();
    }
    catch (const std::exception& failure)
    {
        if (_ours)
            std::rethrow_exception(_ours);
        if (const auto* refused = dynamic_cast<const helpdesk::Refused*>(&failure))
            throw DeskRefusal(refused->refusal().sentence);
        throw;
    }
}

}  // namespace contacts
