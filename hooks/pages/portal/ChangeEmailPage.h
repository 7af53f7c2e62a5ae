#pragma once

#include "core/account/ChangeAddress.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET and POST /portal/profile/email: a new address for oneself, with the present password.
class ChangeEmailPage final : public helpdesk::Page
{
public:
    explicit ChangeEmailPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, int status,
                                          const std::string& emailError, const std::string& passwordError,
                                          bool sent) const;

    const Ground& _ground;
};

}  // namespace contacts
