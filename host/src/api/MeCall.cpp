#include "host/src/api/MeCall.h"

#include "host/src/api/ApiBody.h"
#include "host/src/store/LentTransaction.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Json;

helpdesk::Response MeCall::answer(const helpdesk::Request& request)
{
    onlyParameters(request, {});
    const auto& visitor = request.visitor;
    auto locale = visitor.locale;
    if (request.method == helpdesk::Method::patch)
    {
        const ApiBody body(request, {"locale"});
        locale = body.text("locale");
        const auto& known = _parts.words.locales();
        if (std::find(known.begin(), known.end(), locale) == known.end())
            return unusable(request, {{"locale", "field.locale-unknown"}});
        db::inTransaction(_parts.pool, [&](db::Connection& connection) {
            LentTransaction lent(connection);
            _parts.accounts.rename(lent, visitor.account, visitor.name, locale);
        });
    }
    auto account = Json::object();
    account.set("id", std::to_string(visitor.account.value))
        .set("email", visitor.email)
        .set("name", visitor.name)
        .set("agent", visitor.agent)
        .set("administrator", visitor.administrator);
    auto customers = Json::array();
    for (const auto& at : visitor.access.customers)
    {
        auto permissions = Json::array();
        for (const auto& permission : at.permissions)
            permissions.add(permission);
        auto customer = Json::object();
        customer.set("id", at.customer)
            .set("name", at.name)
            .set("kind", at.kind)
            .set("permissions", std::move(permissions));
        customers.add(std::move(customer));
    }
    auto json = Json::object();
    json.set("account", std::move(account))
        .set("contact", visitor.access.contact.empty() ? Json(nullptr) : Json(visitor.access.contact))
        .set("customers", std::move(customers))
        .set("locale", locale);
    return helpdesk::Response::ofJson(json);
}

}  // namespace supportcentre
