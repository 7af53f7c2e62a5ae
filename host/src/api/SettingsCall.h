// GET and PUT /api/v1/admin/settings: settings of all running plugins, by plugin and key. Secrets are never
// told.
#pragma once

#include "host/src/api/HostCall.h"

namespace supportcentre {

class SettingsCall final : public HostCall
{
public:
    using HostCall::HostCall;

private:
    helpdesk::Response answer(const helpdesk::Request& request) override;
    [[nodiscard]] helpdesk::Json all() const;
    [[nodiscard]] helpdesk::Response write(const helpdesk::Request& request) const;
};

}  // namespace supportcentre
