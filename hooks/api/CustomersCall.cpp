#include "core/Text.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonFacts.h"

namespace contacts {

using helpdesk::Json;

helpdesk::Response CustomersCall::answer(const helpdesk::Request& request)
{
    const Parameters parameters(request, {"search"});
    const auto search = oneLine(parameters.text("search"));
    if (!search)
        parameters.refuse("search", "text");
    Json customers = Json::array();
    for (const auto& customer : services().storage.read()->customers().search(*search, 200))
        customers.add(briefly(customer)
                          .set("kind", wordOf(customer.kind))
                          .set("parent", idOrNull(customer.parent))
                          .set("paysFor", idOrNull(customer.paysFor))
                          .set("contacts", std::uint64_t{customer.contacts})
                          .set("revision", customer.revision));
    return helpdesk::Response::ofJson(Json::object().set("customers", std::move(customers)));
}

}  // namespace contacts
