#include "host/src/api/MeCall.h"

#include "host/src/api/ApiBody.h"

namespace supportcentre {

using helpdesk::Json;

namespace {

OwnWish wishIn(const helpdesk::Request& request)
{
    const ApiBody body(request, {"title", "firstName", "lastName", "phone", "locale", "timeZone"});
    OwnWish wish;
    const auto take = [&](const char* name, std::optional<std::string>& field) {
        if (request.json->find(name))
            field = body.text(name);
    };
    take("title", wish.title);
    take("firstName", wish.firstName);
    take("lastName", wish.lastName);
    take("phone", wish.phone);
    take("locale", wish.locale);
    take("timeZone", wish.timeZone);
    if (request.json->members()->empty())
        throw BadRequest("$", "nothing-named");
    return wish;
}


Json detailsJson(const std::optional<helpdesk::OwnDetails>& details)
{
    if (!details)
        return nullptr;
    return Json::object()
        .set("title", details->title)
        .set("firstName", details->firstName)
        .set("lastName", details->lastName)
        .set("phone", details->phone);
}

}  // namespace


helpdesk::Response MeCall::answer(const helpdesk::Request& request)
{
    onlyParameters(request, {});
    const auto& visitor = request.visitor;
    auto name = visitor.name;
    auto locale = visitor.locale;
    auto timeZone = visitor.timeZone;
    if (request.method == helpdesk::Method::patch)
    {
        const auto wish = wishIn(request);
        std::vector<Finding> findings;
        for (const auto& [field, sentence] : _own.change(visitor, wish))
            findings.push_back({"refused", field, sentence});
        if (!findings.empty())
            return unusable(findings);
        if (const auto account = _parts.accounts.find(visitor.account))
            name = account->name;  // What he is called now is made of what he changed.
        locale = wish.locale.value_or(locale);
        timeZone = wish.timeZone.value_or(timeZone);
    }
    auto account = Json::object();
    account.set("id", std::to_string(visitor.account.value))
        .set("email", visitor.email)
        .set("name", name)
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
        .set("locale", locale)
        .set("timeZone", timeZone)
        .set("details", detailsJson(_own.details(visitor)));
    return helpdesk::Response::ofJson(json);
}

}  // namespace supportcentre
