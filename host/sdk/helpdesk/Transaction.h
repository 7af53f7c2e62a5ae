// The only SDK header that speaks POCO: include it from storage and composition code alone.
#pragma once

#include "helpdesk/Abi.h"

#include <Poco/Data/Session.h>

#include <functional>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// The host's open transaction, lent for the length of one call.
class HELPDESK_API Transaction
{
public:
    /// Valid until the call returns. Never commit, roll back, begin or keep it; never call Session::begin().
    virtual Poco::Data::Session& session() noexcept = 0;

protected:
    ~Transaction() = default;
};

HELPDESK_ABI_END
}  // namespace helpdesk
