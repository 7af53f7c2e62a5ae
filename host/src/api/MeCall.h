// GET and PATCH /api/v1/me.
#pragma once

#include "host/src/api/HostCall.h"

namespace supportcentre {

class MeCall final : public HostCall
{
public:
    using HostCall::HostCall;

private:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
