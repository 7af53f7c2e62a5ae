// The page behind the link of a welcome mail: who you are, choose a password, in.
#pragma once

#include "core/account/Activation.h"
#include "hooks/pages/door/DoorPage.h"

namespace contacts {

/// What both methods of /activate/{token} share.
class ActivatePage : public DoorPage
{
public:
    using DoorPage::DoorPage;

protected:
    /// Nothing when the link does not work, whatever the reason.
    [[nodiscard]] std::optional<ActivateAccount::Facts> look(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request,
                                          const ActivateAccount::Facts& facts,
                                          const std::string& refusal) const;
};

/// GET consumes nothing: link scanners come first.
class SeeActivation final : public ActivatePage
{
public:
    using ActivatePage::ActivatePage;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// POST {password}
class Activate final : public ActivatePage
{
public:
    using ActivatePage::ActivatePage;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace contacts
