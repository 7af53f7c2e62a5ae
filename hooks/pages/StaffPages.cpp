#include "hooks/pages/StaffPages.h"

#include "hooks/pages/admin/OutboxPages.h"
#include "hooks/pages/agent/DecisionPages.h"
#include "hooks/pages/agent/RequestsPage.h"
#include "hooks/pages/agent/UndoPage.h"
#include "hooks/pages/door/ActivatePages.h"
#include "hooks/pages/door/ConfirmAddressPages.h"
#include "hooks/pages/door/ResetPages.h"

namespace contacts {

StaffPages::StaffPages(Parts parts)
{
    using helpdesk::Audience;
    using helpdesk::Method;
    const auto add = [&](Method method, std::string_view route, Audience audience,
                         std::unique_ptr<helpdesk::Page> page) {
        _entries.push_back({method, route, audience, std::move(page)});
    };
    const auto& ground = parts.ground;
    add(Method::get, "/agent/contacts", Audience::agents, std::make_unique<RequestsPage>(ground));
    add(Method::post, "/agent/requests/{request}/implement", Audience::agents,
        std::make_unique<ImplementPage>(ground, parts.panel));
    add(Method::post, "/agent/requests/{request}/reject", Audience::agents,
        std::make_unique<RejectPage>(ground, parts.panel));
    add(Method::post, "/agent/requests/{request}/return", Audience::agents,
        std::make_unique<ReturnPage>(ground, parts.panel));
    add(Method::get, "/agent/requests/{request}/undo", Audience::agents,
        std::make_unique<AgentUndoPage>(ground));
    add(Method::post, "/agent/requests/{request}/undo", Audience::agents,
        std::make_unique<AgentUndoPage>(ground));
    add(Method::get, "/admin/outbox", Audience::administrators, std::make_unique<OutboxPage>(ground));
    add(Method::get, "/admin/outbox/{mail}", Audience::administrators,
        std::make_unique<LookAtMailPage>(ground, std::move(parts.preview)));
    add(Method::post, "/admin/outbox/{mail}/again", Audience::administrators,
        std::make_unique<SendAgainPage>(ground));
    const DoorParts door{ground, parts.doorScript, _wrongLinks};
    const auto everyone = Audience::everyone;
    add(Method::get, "/activate/{token}", everyone, std::make_unique<SeeActivation>(door));
    add(Method::post, "/activate/{token}", everyone, std::make_unique<Activate>(door));
    add(Method::get, "/reset", everyone, std::make_unique<AskForReset>(door));
    add(Method::post, "/reset", everyone, std::make_unique<AskForReset>(door));
    add(Method::get, "/reset/{token}", everyone, std::make_unique<SetNewPassword>(door));
    add(Method::post, "/reset/{token}", everyone, std::make_unique<SetNewPassword>(door));
    add(Method::get, "/confirm-address/{token}", everyone, std::make_unique<ConfirmAddress>(door));
    add(Method::post, "/confirm-address/{token}", everyone, std::make_unique<ConfirmAddress>(door));
}


void StaffPages::declare(helpdesk::Registry& registry)
{
    for (const auto& entry : _entries)
        registry.page(entry.method, entry.route, entry.audience, *entry.page);
}

}  // namespace contacts
