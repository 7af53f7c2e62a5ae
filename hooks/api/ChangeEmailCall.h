#pragma once

#include "hooks/api/ApiCall.h"

namespace contacts {

/// POST /api/v1/me/email {email, password}
class ChangeEmailCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace contacts
