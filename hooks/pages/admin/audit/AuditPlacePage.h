// One place of an audit chain: where an alarm leads, and where an administrator writes down that he has
// looked.
#pragma once

#include "hooks/Ground.h"
#include "hooks/pages/admin/StaffDirectory.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET and POST /admin/audit/chains/{chain}/{entry}; chain 0 is that of the helpdesk itself.
class AuditPlacePage final : public helpdesk::Page
{
public:
    AuditPlacePage(const Ground& ground, const StaffDirectory& staff) : _ground(ground), _staff(staff) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    const Ground& _ground;
    const StaffDirectory& _staff;
};

}  // namespace contacts
