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

}  // namespace contacts
