// For whoever forgot his password: the page that asks for his address, and the one behind the link.
#pragma once

#include "core/account/ResetPassword.h"
#include "hooks/pages/door/DoorPage.h"

namespace contacts {

/// GET and POST /reset: the same answer for every address.
class AskForReset final : public DoorPage
{
public:
    using DoorPage::DoorPage;

protected:
    helpdesk::Response answer(const helpdesk::Request& sent) override;

private:
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request, const std::string& wrong) const;
};

/// GET and POST /reset/{token}. GET consumes nothing: link scanners come first.
class SetNewPassword final : public DoorPage
{
public:
    using DoorPage::DoorPage;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request, const ResetPassword::Facts& facts,
                                          const std::string& refusal) const;
};

}  // namespace contacts
