#pragma once

#include "core/Actor.h"
#include "hooks/Ground.h"
#include "hooks/Visiting.h"
#include "hooks/api/Parameters.h"
#include "hooks/api/Problems.h"
#include "hooks/api/StrictObject.h"

#include <helpdesk/Page.h>

namespace contacts {

/// What all calls have in common: bad input becomes 400 before anything is done, and a refusal of the desk
/// 409.
class ApiCall : public helpdesk::Page
{
public:
    explicit ApiCall(const Ground& ground) : _ground(ground) {}

    helpdesk::Response handle(const helpdesk::Request& request) final;

protected:
    virtual helpdesk::Response answer(const helpdesk::Request& request) = 0;

    [[nodiscard]] Services& services() const { return _ground.services; }
    [[nodiscard]] const Ground& ground() const { return _ground; }

    /// 404 and 403; nothing when he may.
    [[nodiscard]] std::optional<helpdesk::Response> refuse(const helpdesk::Request& request,
                                                           const Actor& actor, Act act) const;
    [[nodiscard]] helpdesk::Response refused(const helpdesk::Request& request, int status,
                                             const std::string& type) const
    {
        return problem(_ground, request, status, type);
    }

    /// The body as an object; a missing one is a BadInput.
    [[nodiscard]] static StrictObject body(const helpdesk::Request& request);

    /// For calls that take no body: nothing, or an empty object.
    static void noBody(const helpdesk::Request& request);

private:
    const Ground& _ground;
};

}  // namespace contacts
