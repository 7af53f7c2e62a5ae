#include "core/history/StaffNames.h"

namespace contacts {

void StaffNames::name(AccountId account, std::string& by, bool& helpdesk)
{
    if (!account || !by.empty() || !_staffName)
        return;
    const auto [found, fresh] = _known.try_emplace(account);
    if (fresh)
        found->second = _staffName(account);
    if (found->second.empty())
        return;
    by = found->second;
    helpdesk = true;
}

}  // namespace contacts
