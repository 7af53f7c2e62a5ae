#include "core/contacts/ReadContacts.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/JsonPeople.h"
#include "hooks/api/ListParameters.h"

namespace contacts {

using helpdesk::Json;

namespace {

Json draftJson(const PageHead& head)
{
    if (head.draftVersion == 0)
        return nullptr;
    return Json::object()
        .set("version", std::uint64_t{head.draftVersion})
        .set("count", std::uint64_t{head.draftCount});
}

}  // namespace


helpdesk::Response ContactsCall::answer(const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return helpdesk::Response::notFound();
    const auto actor = readerOf(request.visitor, *customer);
    if (auto refusal = refuse(request, actor, Act::seeContacts))
        return *refusal;
    const Parameters parameters(request, {"search", "status", "account", "role", "sort", "page", "pageSize"});
    const auto catalogue = services().catalogue();
    const auto query = listQueryFrom(parameters, *customer, *catalogue, services().clock.now());

    const ReadContacts read(services());
    const auto head = read.head(actor, *customer);
    if (!head)
        return helpdesk::Response::notFound();
    Json contacts = Json::array();
    const auto now = services().clock.now();
    const auto total =
        read.list(query, [&](const ListRow& row) { contacts.add(toJson(row, *catalogue, now)); });

    Json pending;
    if (head->openRequest)
        if (const auto open = services().storage.read()->requests().find(head->openRequest))
            pending = Json::object()
                          .set("id", open->id.text())
                          .set("state", wordOf(open->state))
                          .set("ticket", ticketJson(open->ticket, services().desk, actor.agent))
                          .set("requester", requesterJson(*open))
                          .set("submittedAt", toJson(open->submittedAt));
    return helpdesk::Response::ofJson(Json::object()
                                          .set("revision", head->customer.revision)
                                          .set("total", std::uint64_t{total})
                                          .set("contacts", std::move(contacts))
                                          .set("draft", draftJson(*head))
                                          .set("pendingRequest", std::move(pending)));
}

}  // namespace contacts
