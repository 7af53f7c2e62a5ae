#include "hooks/pages/StaffPages.h"

#include "hooks/pages/admin/MailPages.h"
#include "hooks/pages/admin/OutboxPages.h"
#include "hooks/pages/agent/AgentRequestPage.h"
#include "hooks/pages/agent/AgentUndoPage.h"
#include "hooks/pages/agent/CustomerFormPages.h"
#include "hooks/pages/agent/CustomerPage.h"
#include "hooks/pages/agent/CustomersPage.h"
#include "hooks/pages/agent/DecisionPages.h"
#include "hooks/pages/agent/PeoplePage.h"
#include "hooks/pages/agent/PersonPage.h"
#include "hooks/pages/agent/RequestsPage.h"
#include "hooks/pages/door/ActivatePages.h"
#include "hooks/pages/door/ConfirmAddressPages.h"
#include "hooks/pages/door/ResetPages.h"

namespace contacts {

StaffPages::StaffPages(const Parts& parts)
{
    using helpdesk::Audience;
    using helpdesk::Method;
    const auto add = [&](Method method, std::string_view route, Audience audience,
                         std::unique_ptr<helpdesk::Page> page) {
        _entries.push_back({method, route, audience, std::move(page)});
    };
    const auto addForm = [&](std::string_view route, Audience audience,
                             std::unique_ptr<helpdesk::Page> page) {
        _entries.push_back({Method::post, route, audience, std::move(page), true});
    };
    const auto& ground = parts.ground;
    add(Method::get, "/agent/requests", Audience::agents, std::make_unique<RequestsPage>(ground));
    add(Method::get, "/agent/requests/of-ticket/{ticket}", Audience::agents,
        std::make_unique<RequestOfTicketPage>(ground));
    add(Method::get, "/agent/requests/{request}", Audience::agents,
        std::make_unique<AgentRequestPage>(ground, parts.panel));
    add(Method::get, "/agent/contacts", Audience::agents, std::make_unique<PeoplePage>(ground));
    add(Method::get, "/agent/contacts/{contact}", Audience::agents, std::make_unique<PersonPage>(ground));
    const std::string_view newCustomer = "/agent/customers/new";
    const std::string_view editCustomer = "/agent/customers/{customer}/edit";
    using Of = CustomerFormPage::Of;
    add(Method::get, "/agent/customers", Audience::agents, std::make_unique<CustomersPage>(ground));
    for (const auto& [path, of] : {std::pair(newCustomer, Of::newOne), {editCustomer, Of::known}})
    {
        const auto form = [&, of = of] {
            return std::make_unique<CustomerFormPage>(ground, of, parts.customerScript);
        };
        add(Method::get, path, Audience::agents, form());
        addForm(path, Audience::agents, form());
    }
    add(Method::get, "/agent/customers/{customer}", Audience::agents, std::make_unique<CustomerPage>(ground));
    add(Method::get, "/agent/customers/{customer}/caller", Audience::agents,
        std::make_unique<CallerPage>(ground));
    addForm("/agent/customers/{customer}/caller", Audience::agents, std::make_unique<CallerPage>(ground));
    addForm("/agent/requests/{request}/implement", Audience::agents,
            std::make_unique<ImplementPage>(ground, parts.panel));
    addForm("/agent/requests/{request}/recount", Audience::agents,
            std::make_unique<RecountPage>(ground, parts.panel));
    addForm("/agent/requests/{request}/reject", Audience::agents,
            std::make_unique<RejectPage>(ground, parts.panel));
    addForm("/agent/requests/{request}/return", Audience::agents,
            std::make_unique<ReturnPage>(ground, parts.panel));
    for (const auto* decision : {"/agent/requests/{request}/implement", "/agent/requests/{request}/recount",
                                 "/agent/requests/{request}/reject", "/agent/requests/{request}/return"})
        add(Method::get, decision, Audience::agents, std::make_unique<DecisionPlacePage>(ground));
    add(Method::get, "/agent/requests/{request}/undo", Audience::agents,
        std::make_unique<AgentUndoPage>(ground));
    add(Method::post, "/agent/requests/{request}/undo", Audience::agents,
        std::make_unique<AgentUndoPage>(ground));
    addMailPages(parts);
    const auto administrators = Audience::administrators;
    add(Method::get, "/admin/desk", administrators, std::make_unique<DeskPage>(ground));
    add(Method::post, "/admin/desk/check", administrators,
        std::make_unique<CheckDeskPage>(ground, parts.desk));
    add(Method::post, "/admin/desk/again", administrators,
        std::make_unique<DeskAgainPage>(ground, parts.desk));
    add(Method::post, "/admin/desk/{errand}/leave", administrators,
        std::make_unique<LeaveErrandPage>(ground));
    const DoorParts door{ground, parts.doorScript, _wrongLinks};
    const auto everyone = Audience::everyone;
    add(Method::get, "/activate/{token}", everyone, std::make_unique<SeeActivation>(door));
    addForm("/activate/{token}", everyone, std::make_unique<Activate>(door));
    add(Method::get, "/reset", everyone, std::make_unique<AskForReset>(door));
    addForm("/reset", everyone, std::make_unique<AskForReset>(door));
    add(Method::get, "/reset/{token}", everyone, std::make_unique<SetNewPassword>(door));
    addForm("/reset/{token}", everyone, std::make_unique<SetNewPassword>(door));
    add(Method::get, "/confirm-address/{token}", everyone, std::make_unique<ConfirmAddress>(door));
    addForm("/confirm-address/{token}", everyone, std::make_unique<ConfirmAddress>(door));
}


void StaffPages::addMailPages(const Parts& parts)
{
    using helpdesk::Method;
    const auto add = [&](Method method, std::string_view route, std::unique_ptr<helpdesk::Page> page) {
        _entries.push_back({method, route, helpdesk::Audience::administrators, std::move(page)});
    };
    const auto& ground = parts.ground;
    const auto& previews = parts.previews;
    add(Method::get, "/admin/outbox", std::make_unique<OutboxPage>(ground));
    add(Method::post, "/admin/outbox/try", std::make_unique<TryMailServicePage>(ground));
    add(Method::get, "/admin/outbox/{mail}", std::make_unique<LookAtMailPage>(ground, previews));
    add(Method::get, "/admin/outbox/{mail}/html", std::make_unique<MailHtmlPage>(ground, previews));
    add(Method::post, "/admin/outbox/{mail}/again",
        std::make_unique<ChangeMailPage>(ground, &TendOutbox::sendAgain, "again"));
    add(Method::post, "/admin/outbox/{mail}/now",
        std::make_unique<ChangeMailPage>(ground, &TendOutbox::hasten, "next"));
    add(Method::post, "/admin/outbox/{mail}/cancel",
        std::make_unique<ChangeMailPage>(ground, &TendOutbox::cancel, "cancelled"));
    add(Method::get, "/admin/mails", std::make_unique<MailsPage>(ground));
    add(Method::post, "/admin/mails/test", std::make_unique<AskForTestMailPage>(ground));
    add(Method::get, "/admin/mails/{kind}/{locale}", std::make_unique<SampleMailPage>(ground, previews));
    add(Method::get, "/admin/mails/{kind}/{locale}/html", std::make_unique<SampleHtmlPage>(ground, previews));
}


void StaffPages::declare(helpdesk::Registry& registry)
{
    for (const auto& entry : _entries)
        if (entry.typed)
            registry.formPage(entry.route, entry.audience, *entry.page);
        else
            registry.page(entry.method, entry.route, entry.audience, *entry.page);
}

}  // namespace contacts
