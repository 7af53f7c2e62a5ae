#include "hooks/api/ListParameters.h"

#include "core/contacts/ListColumn.h"
#include "core/text/Text.h"

namespace contacts {

ListQuery listQueryFrom(const Parameters& parameters, CustomerId customer, const Catalogue& catalogue,
                        Time now)
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
    if (const auto account = parameters.text("account"); !account.empty())
    {
        const auto kind = accountFilterFrom(account);
        if (!kind)
            parameters.refuse("account", "none, invited, expired, bounced, never, quiet");
        query.account = AccountFilter{*kind, now, now - AccountFilter::quietSpan};
    }
    query.role = parameters.text("role");
    if (!query.role.empty() && !catalogue.find(query.role))
        parameters.refuse("role", "a key of GET /roles");
    if (const auto text = parameters.text("sort"); !text.empty())
    {
        const auto sort = ListSort::from(text);
        if (!sort || (!sort->role.empty() && !catalogue.find(sort->role)))
            parameters.refuse(
                "sort", "lastName, email, phone, department, title, locale, status, account, "
                        "portalUser, seesAllRequests, lastLogin, projects, role:<key>, each also with -");
        sort->applyTo(query);
    }
    query.page = parameters.number("page", 1, 1, 1'000'000);
    query.pageSize = parameters.number("pageSize", 50, 1, 200);
    return query;
}

}  // namespace contacts
