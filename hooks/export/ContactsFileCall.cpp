#include "hooks/export/ContactsFileCall.h"

#include "core/contacts/ReadContacts.h"
#include "hooks/api/ListParameters.h"

namespace contacts {

namespace {

ListColumns columnsFrom(const Parameters& parameters, const Catalogue& catalogue)
{
    const auto names = parameters.text("columns");
    const auto columns = listColumnsFrom(
        names.empty()
            ? "title,firstName,lastName,email,phone,department,locale,seesAllRequests,status,account,"
              "portalUser,lastLogin,roles,primaryRoles,projects"
            : names);
    if (!columns)
        parameters.refuse("columns", "JSON names of the list, role:<key>, each once");
    for (const auto& column : *columns)
        if (!column.role.empty() && !catalogue.find(column.role))
            parameters.refuse("columns", "role:<key> with a key of GET /roles");
    return *columns;
}

}  // namespace


helpdesk::Response ContactsFileCall::answer(const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return helpdesk::Response::notFound();
    const auto actor = readerOf(request.visitor, *customer);
    if (auto refusal = refuse(request, actor, Act::seeContacts))
        return *refusal;
    const Parameters parameters(
        request, {"search", "status", "account", "role", "sort", "page", "pageSize", "columns"});
    const auto catalogue = services().catalogue();
    SheetWish wish;
    wish.query = listQueryFrom(parameters, *customer, *catalogue, services().clock.now());
    if (parameters.text("page").empty() && parameters.text("pageSize").empty())
        wish.query.pageSize = ListQuery::everyRow;
    wish.columns = columnsFrom(parameters, *catalogue);
    const auto head = ReadContacts(services()).head(actor, *customer);
    if (!head)
        return helpdesk::Response::notFound();
    wish.customer = head->customer;
    wish.reader = actor.account;
    wish.author = request.visitor.name;
    wish.locale = request.visitor.locale;
    wish.zone = request.visitor.timeZone;
    if (auto file = contactsFile(_on, _kind, wish))
        return std::move(*file);
    auto later = refused(request, 429, "too-many-exports");
    later.headers.push_back(retryLater());
    return later;
}

}  // namespace contacts
