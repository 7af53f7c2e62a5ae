// The administrator's outbox: every mail and its fate, what stands still and why, another try, an end.
#pragma once

#include "core/outbox/SearchOutbox.h"
#include "core/outbox/TendOutbox.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET /admin/outbox?q=&state=&before=&notice=
class OutboxPage final : public helpdesk::Page
{
public:
    explicit OutboxPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

    /// The same page after an act that could not be done, or with what was.
    [[nodiscard]] helpdesk::Response show(const helpdesk::Request& request, const OutboxWish& wish,
                                          std::string_view trouble, std::string_view notice) const;

private:
    const Ground& _ground;
};

/// POST /admin/outbox/{mail}/again, /admin/outbox/{mail}/now, /admin/outbox/{mail}/cancel
class ChangeMailPage final : public helpdesk::Page
{
public:
    using Change = TendOutbox::Outcome (TendOutbox::*)(const Actor&, std::uint64_t) const;

    /// `notice` tells the list what was done.
    ChangeMailPage(const Ground& ground, Change change, std::string notice)
        : _ground(ground),
          _list(ground),
          _change(change),
          _notice(std::move(notice))
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    OutboxPage _list;
    Change _change;
    const std::string _notice;
};

/// POST /admin/outbox/try
class TryMailServicePage final : public helpdesk::Page
{
public:
    explicit TryMailServicePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
