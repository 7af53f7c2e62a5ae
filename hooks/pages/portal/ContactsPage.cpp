#include "hooks/pages/portal/ContactsPage.h"

#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"

namespace contacts {

helpdesk::Response ContactsPage::handle(const helpdesk::Request& request)
{
    auto visit = visitOf(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    ScreenWish wish;
    auto address = ListAddress::from(request.query);
    const auto catalogue = _ground.services.catalogue();
    if (!address || !address->fits(*catalogue))
        return badRequest();
    wish.address = std::move(*address);
    if (!visit->head.view.empty())
    {
        auto remembered = wish.address;
        remembered.complete(visit->head.view);
        if (remembered.fits(*catalogue))  // A role may have left the catalogue since.
            wish.address = std::move(remembered);
    }
    wish.notice = request.query.text("notice");

    const bool writes = visit->rights != Rights::look && !visit->fromHelpdesk();
    if ((writes || visit->fromHelpdesk()) && visit->head.openRequest)
        if (const auto open = ViewRequest(_ground.services)(visit->actor, visit->head.openRequest);
            open && open->request.state == RequestState::submitted)
            return _waiting.show(*visit, *open, wish.address, wish.notice);
    return _screen.show(*visit, std::move(wish));
}

}  // namespace contacts
