#pragma once

#include "hooks/api/ApiCall.h"

namespace contacts {

/// GET /api/v1/admin/outbox?state=&before= (administrators)
class OutboxCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace contacts
