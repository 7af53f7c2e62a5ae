// The administrator's look at a helpdesk of another house: whether we reach it, and what it has not been told
// yet.
#pragma once

#include "core/ports/RemoteUsers.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// What the pages do with it. References outlive them.
struct DeskControl
{
    RemoteTickets& remote;
    RemoteUsers& users;
    std::function<void()> again;  ///< Everything that waits or is parked is tried now.
};

/// GET /admin/desk
class DeskPage final : public helpdesk::Page
{
public:
    explicit DeskPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// POST /admin/desk/check: the one request that waits for the other house, because a person asks for just
/// that.
class CheckDeskPage final : public helpdesk::Page
{
public:
    CheckDeskPage(const Ground& ground, DeskControl control) : _ground(ground), _control(std::move(control))
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    DeskControl _control;
};

/// POST /admin/desk/again
class DeskAgainPage final : public helpdesk::Page
{
public:
    DeskAgainPage(const Ground& ground, DeskControl control) : _ground(ground), _control(std::move(control))
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    DeskControl _control;
};

/// POST /admin/desk/{errand}/leave: what is parked will never be done, and nobody shall be alarmed by it any
/// more.
class LeaveErrandPage final : public helpdesk::Page
{
public:
    explicit LeaveErrandPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
