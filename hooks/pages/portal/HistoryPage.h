#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET /portal/customers/{customer}/history and …/contacts/{contact}/history: who asked, who decided, what
/// changed, when; newest first, page by page.
class HistoryPage final : public helpdesk::Page
{
public:
    explicit HistoryPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// The same address with ".csv": one row a line of change, or a row of its own for what changed nothing.
class HistoryFile final : public helpdesk::Page
{
public:
    explicit HistoryFile(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
