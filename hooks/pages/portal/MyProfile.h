#pragma once

#include "core/account/AwaitedAddress.h"
#include "hooks/Ground.h"

#include <helpdesk/Profile.h>

namespace contacts {

/// What a contact sees and changes about himself on the host's profile page.
class MyProfile final : public helpdesk::Profile
{
public:
    explicit MyProfile(const Ground& ground) : _ground(ground) {}

    std::optional<helpdesk::OwnDetails> details(helpdesk::AccountId account) override;
    std::vector<helpdesk::FieldRefusal> change(const helpdesk::Visitor& visitor,
                                               const helpdesk::OwnDetails& seen,
                                               const helpdesk::OwnDetails& wanted) override;
    std::string section(const helpdesk::Request& request) override;

private:
    /// What has become of the link to his new address.
    [[nodiscard]] std::string awaitedBy(const helpdesk::Visitor& visitor,
                                        const AwaitedAddress& address) const;

    const Ground& _ground;
};

}  // namespace contacts
