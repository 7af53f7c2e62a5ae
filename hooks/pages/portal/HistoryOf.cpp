#include "hooks/pages/portal/HistoryOf.h"

#include "hooks/Visiting.h"

namespace contacts {

std::string HistoryOf::path() const
{
    return contact ? visit.path() + "/" + contact->id.text() + "/history"
                   : "/portal/customers/" + visit.customer().id.text() + "/history";
}


std::optional<HistoryOf> historyOf(const Ground& ground, const helpdesk::Request& request)
{
    // Agents read every customer's, whatever waits there.
    auto visit = editingVisit(ground, request, request.visitor.agent ? Act::seeContacts : Act::editDetails);
    if (!visit)
        return std::nullopt;
    HistoryOf of{std::move(*visit)};
    if (!request.captured.contains("contact"))
        return of;
    const auto id = captured<ContactId>(request, "contact");
    if (id)
        of.contact = ReadContacts(ground.services).find(of.visit.actor, of.visit.customer().id, *id);
    return of.contact ? std::optional(std::move(of)) : std::nullopt;
}

}  // namespace contacts
