#include "core/ReadContacts.h"
#include "core/Text.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/JsonPeople.h"

namespace contacts {

using helpdesk::Json;

namespace {

void readSort(const Parameters& parameters, ListQuery& query)
{
    auto word = parameters.text("sort");
    if (word.empty())
        return;
    query.descending = word.front() == '-';
    if (query.descending)
        word.remove_prefix(1);
    if (word == "lastName")
        query.sort = SortBy::name;
    else if (word == "email")
        query.sort = SortBy::email;
    else if (word == "department")
        query.sort = SortBy::department;
    else if (word == "status")
        query.sort = SortBy::status;
    else
        parameters.refuse("sort", "lastName, email, department, status, each also with -");
}


ListQuery queryFrom(const Parameters& parameters, CustomerId customer, const Catalogue& catalogue)
{
    ListQuery query;
    query.customer = customer;
    const auto search = oneLine(parameters.text("search"));
    if (!search || search->size() > 200)
        parameters.refuse("search", "at most 200 bytes of text");
    query.search = *search;
    if (const auto status = parameters.text("status"); status == "active")
        query.status = MembershipStatus::active;
    else if (status == "deactivated")
        query.status = MembershipStatus::deactivated;
    else if (!status.empty())
        parameters.refuse("status", "active, deactivated");
    query.role = parameters.text("role");
    if (!query.role.empty() && !catalogue.find(query.role))
        parameters.refuse("role", "a key of GET /roles");
    readSort(parameters, query);
    query.page = parameters.number("page", 1, 1, 1'000'000);
    query.pageSize = parameters.number("pageSize", 50, 1, 200);
    return query;
}


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
    const Parameters parameters(request, {"search", "status", "role", "sort", "page", "pageSize"});
    const auto catalogue = services().catalogue();
    const auto query = queryFrom(parameters, *customer, *catalogue);

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
