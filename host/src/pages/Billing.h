// GET /portal/billing: the invoices of one customer.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class Billing final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// GET /portal/reports: tickets raised and ended, month by month.
class Reports final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
