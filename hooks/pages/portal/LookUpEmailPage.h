#pragma once

#include "hooks/Ground.h"
#include "hooks/Pace.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET …/contacts/add/lookup?email=: the hint alone, for our script while somebody types.
class LookUpEmailPage final : public helpdesk::Page
{
public:
    explicit LookUpEmailPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    Pace _pace{60, std::chrono::minutes(1)};  ///< By account: typing is slower, asking for a list is not.
};

}  // namespace contacts
