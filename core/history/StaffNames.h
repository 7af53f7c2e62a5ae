// Who of the helpdesk did it, also when he is a contact of some other customer besides.
#pragma once

#include "core/Services.h"

#include <map>

namespace contacts {

/// Asks the host, so only when no unit of work is open any more. Knows each account once; lives as long as
/// one read.
class StaffNames
{
public:
    explicit StaffNames(const Services& services) : _staffName(services.staffName) {}

    /// Where nobody is named yet: the name, and that it is the helpdesk's, when the account is one of its
    /// own.
    void name(AccountId account, std::string& by, bool& helpdesk);

private:
    const std::function<std::string(AccountId)>& _staffName;
    std::map<AccountId, std::string> _known;
};

}  // namespace contacts
