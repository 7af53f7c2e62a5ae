#pragma once

#include "hooks/api/ApiCall.h"

namespace contacts {

/// POST /api/v1/customers/{customer}/contacts/{contact}/invitation {how}
class InvitationCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace contacts
