#include "hooks/pages/portal/LookUpEmailPage.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/EmailHint.h"

namespace contacts {

helpdesk::Response LookUpEmailPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    if (!visit)
        return helpdesk::Response::notFound();
    if (!onlyKnownFields(request.query, {"email"}))
        return badRequest();
    helpdesk::Response response;
    const auto who = visit->actor.account.text();
    if (_pace.isSpent(who))
    {
        response.status = 429;
        response.headers.emplace_back("Retry-After", "60");
        return response;
    }
    _pace.count(who);
    const auto typed = request.query.text("email");
    response.body = markupOf(*visit, emailHint(*visit, typed)) + flawMarkup(*visit, typed);
    return response;
}

}  // namespace contacts
