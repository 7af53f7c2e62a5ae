// /portal/profile: details, language, time zone, password, sessions, and what somebody may do where.
#pragma once

#include "host/src/pages/HostPage.h"
#include "host/src/pages/OwnProfile.h"

namespace supportcentre {

class Profile final : public HostPage
{
public:
    explicit Profile(const PageParts& parts) : HostPage(parts), _own(parts) {}

    /// GET, and POST to the page itself (details), …/password and …/sessions.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Problems
    {
        std::vector<helpdesk::FieldRefusal> details;
        std::string current;
        std::string password;

        [[nodiscard]] bool any() const { return !details.empty() || !current.empty() || !password.empty(); }
    };

    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const Problems& problems) const;
    [[nodiscard]] helpdesk::Response changeDetails(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response changePassword(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response endSessions() const;
    [[nodiscard]] templates::View::List fields(const helpdesk::Request& request,
                                               const Problems& problems) const;
    [[nodiscard]] templates::View field(const helpdesk::Request& request, const char* name,
                                        const std::string& present, const Problems& problems) const;
    /// Value and label.
    using Options = std::vector<std::pair<std::string, std::string>>;
    [[nodiscard]] Options languages(const helpdesk::Request& request) const;
    [[nodiscard]] templates::View choice(const helpdesk::Request& request, const char* name,
                                         const std::string& present, Options options,
                                         const Problems& problems) const;
    [[nodiscard]] templates::View::List access(const helpdesk::Request& request) const;
    [[nodiscard]] std::string permissionsOf(const helpdesk::Request& request,
                                            const helpdesk::CustomerAccess& at) const;

    OwnProfile _own;
};

}  // namespace supportcentre
