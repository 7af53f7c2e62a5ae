// The administrator's view of everything that was audited: filtered, page by page, as a file, and verified.
#pragma once

#include "hooks/pages/admin/audit/AuditFilter.h"

namespace contacts {

/// GET /admin/audit
class AuditPage final : public helpdesk::Page
{
public:
    AuditPage(const Ground& ground, const StaffDirectory& staff) : _ground(ground), _staff(staff) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    const StaffDirectory& _staff;
};

/// GET /admin/audit.csv: what the same filter finds, one row a line of change; the newest 5,000 entries.
class AuditFile final : public helpdesk::Page
{
public:
    AuditFile(const Ground& ground, const StaffDirectory& staff) : _ground(ground), _staff(staff) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    const StaffDirectory& _staff;
};

/// POST /admin/audit/verify: asks a worker for a walk through all chains.
class VerifyAuditPage final : public helpdesk::Page
{
public:
    explicit VerifyAuditPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
