// The role catalogue in the administrator's hands: the list, one role's form with a preview of what a change
// would do, another order, and the end of a role.
#pragma once

#include "hooks/pages/admin/roles/RoleForm.h"

#include "core/catalogue/EditCatalogue.h"

namespace contacts {

/// GET /admin/roles
class RoleListPage final : public helpdesk::Page
{
public:
    explicit RoleListPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// POST /admin/roles/{role}/move {revision, to}: takes effect at once, it changes nobody's rights.
class MoveRolePage final : public helpdesk::Page
{
public:
    explicit MoveRolePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET and POST /admin/roles/{role} and /admin/roles/new. A form is first shown again as a preview; only that
/// one saves.
class EditRolePage final : public helpdesk::Page
{
public:
    explicit EditRolePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    const Ground& _ground;
};

/// GET and POST /admin/roles/{role}/remove: what it would do, and the offer to retire a role that is held.
class RemoveRolePage final : public helpdesk::Page
{
public:
    explicit RemoveRolePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
