#pragma once

#include "core/draft/AskAdministrator.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// "/portal/customers/7/ask"
[[nodiscard]] std::string askPath(CustomerId customer);

/// GET and POST /portal/customers/{customer}/ask: a contact's own suggestion. Beside the Contacts Manager,
/// because most who ask may not see that.
class AskPage final : public helpdesk::Page
{
public:
    explicit AskPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request,
                                          const AskAdministrator::Result& result) const;

    const Ground& _ground;
};

/// POST …/ask/withdraw
class WithdrawPage final : public helpdesk::Page
{
public:
    explicit WithdrawPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
