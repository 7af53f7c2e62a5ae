// /portal/profile: language, password, sessions, and what somebody may do where.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class Profile final : public HostPage
{
public:
    using HostPage::HostPage;

    /// GET, and POST to the page itself (language), …/password and …/sessions.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Problems
    {
        bool locale = false;
        bool current = false;
        std::string password{};
    };

    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const Problems& problems) const;
    [[nodiscard]] helpdesk::Response changeLanguage(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response changePassword(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response endSessions() const;
    [[nodiscard]] std::string permissionsOf(const helpdesk::Request& request,
                                            const helpdesk::CustomerAccess& at) const;
};

}  // namespace supportcentre
