// GET and PATCH /api/v1/me.
#pragma once

#include "host/src/api/HostCall.h"
#include "host/src/pages/OwnProfile.h"

namespace supportcentre {

class MeCall final : public HostCall
{
public:
    explicit MeCall(const PageParts& parts) : HostCall(parts), _own(parts) {}

private:
    helpdesk::Response answer(const helpdesk::Request& request) override;

    OwnProfile _own;
};

}  // namespace supportcentre
