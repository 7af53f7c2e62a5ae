#include "hooks/pages/portal/PortalPages.h"

#include "hooks/pages/portal/AddContactPage.h"
#include "hooks/pages/portal/AskPage.h"
#include "hooks/pages/portal/ChangeEmailPage.h"
#include "hooks/pages/portal/ColumnsPage.h"
#include "hooks/pages/portal/ContactsPage.h"
#include "hooks/pages/portal/EditPages.h"
#include "hooks/pages/portal/HistoryPage.h"
#include "hooks/pages/portal/ImportPeoplePage.h"
#include "hooks/pages/portal/InvitePage.h"
#include "hooks/pages/portal/LeavingPages.h"
#include "hooks/pages/portal/LookUpEmailPage.h"
#include "hooks/pages/portal/MyProfile.h"
#include "hooks/pages/portal/PromotePage.h"
#include "hooks/pages/portal/RelativesPage.h"
#include "hooks/pages/portal/RequestPage.h"
#include "hooks/pages/portal/RequestPages.h"
#include "hooks/pages/portal/RolesPage.h"
#include "hooks/pages/portal/SuggestionPages.h"
#include "hooks/pages/portal/ViewContactPage.h"

namespace contacts {

struct PortalPages::Pages
{
    Pages(const Ground& ground, helpdesk::Tickets& tickets, helpdesk::Ties& ties,
          std::uint64_t mostUploadBytes)
        : screen(ground),
          waiting(ground, tickets),
          contacts(ground, screen, waiting),
          columns(ground, screen),
          remember(ground),
          save(ground, screen),
          discard(ground, screen),
          remove(ground, screen, ties),
          undo(ground, screen),
          deactivate(ground, screen, ties),
          reactivate(ground, screen, ties),
          add(ground, screen),
          importPeople(ground, mostUploadBytes),
          importTemplate(ground),
          lookUp(ground),
          request(ground),
          view(ground),
          invite(ground),
          state(ground),
          cancel(ground),
          bringBack(ground),
          undoRequest(ground),
          roles(ground),
          promote(ground, screen),
          history(ground),
          relatives(ground, screen),
          ask(ground),
          withdraw(ground),
          adopt(ground, screen),
          decline(ground),
          profile(ground),
          email(ground)
    {
    }

    ContactsScreen screen;
    WaitingScreen waiting;
    ContactsPage contacts;
    ColumnsPage columns;
    RememberViewPage remember;
    SaveDraftPage save;
    DiscardPage discard;
    RemoveContactPage remove;
    UndoPage undo;
    DeactivatePage deactivate;
    ReactivatePage reactivate;
    AddContactPage add;
    ImportPeoplePage importPeople;
    ImportPeopleTemplate importTemplate;
    LookUpEmailPage lookUp;
    RequestPage request;
    ViewContactPage view;
    InvitePage invite;
    RequestStatePage state;
    CancelRequestPage cancel;
    BringBackPage bringBack;
    UndoRequestPage undoRequest;
    RolesPage roles;
    PromotePage promote;
    HistoryPage history;
    RelativesPage relatives;
    ContactsRedirect redirect;
    OwnContactsRedirect mine;
    AskPage ask;
    WithdrawPage withdraw;
    AdoptPage adopt;
    DeclinePage decline;
    MyProfile profile;
    ChangeEmailPage email;
};


PortalPages::PortalPages(const Ground& ground, helpdesk::Tickets& tickets, helpdesk::Ties& ties,
                         std::uint64_t mostUploadBytes)
    : _pages(std::make_unique<Pages>(ground, tickets, ties, mostUploadBytes))
{
}


PortalPages::~PortalPages() = default;


void PortalPages::declare(helpdesk::Registry& registry)
{
    using helpdesk::Method;
    const auto declare = [&](Method method, const std::string& route, helpdesk::Page& page) {
        registry.page(method, route, helpdesk::Audience::signedIn, page);
    };
    // Where people type: one odd character does not cost them the rest.
    const auto form = [&](const std::string& route, helpdesk::Page& page) {
        registry.formPage(route, helpdesk::Audience::signedIn, page);
    };
    const std::string list = "/portal/customers/{customer}/contacts";
    const std::string one = list + "/{contact}";
    const std::string request = "/portal/requests/{request}";
    auto& pages = *_pages;
    declare(Method::get, "/portal/contacts", pages.redirect);
    declare(Method::get, "/portal/contacts/mine", pages.mine);
    declare(Method::get, "/portal/roles", pages.roles);
    declare(Method::get, "/portal/profile/email", pages.email);
    form("/portal/profile/email", pages.email);
    registry.profile(pages.profile);
    declare(Method::get, list, pages.contacts);
    declare(Method::get, list + "/columns", pages.columns);
    declare(Method::post, list + "/columns", pages.columns);
    declare(Method::post, list + "/view", pages.remember);
    form(list + "/draft", pages.save);
    declare(Method::get, list + "/draft/discard", pages.discard);
    declare(Method::post, list + "/draft/discard", pages.discard);
    declare(Method::get, list + "/add", pages.add);
    form(list + "/add", pages.add);
    declare(Method::get, list + "/add/lookup", pages.lookUp);
    declare(Method::get, list + "/import", pages.importPeople);
    registry.uploadPage(list + "/import", helpdesk::Audience::signedIn, pages.importPeople);
    declare(Method::get, list + "/import.csv", pages.importTemplate);
    declare(Method::get, list + "/request", pages.request);
    form(list + "/request", pages.request);
    declare(Method::get, one, pages.view);
    declare(Method::get, one + "/invitation", pages.invite);
    declare(Method::post, one + "/invitation", pages.invite);
    declare(Method::get, one + "/remove", pages.remove);
    declare(Method::post, one + "/remove", pages.remove);
    declare(Method::post, one + "/undo", pages.undo);
    declare(Method::get, one + "/deactivate", pages.deactivate);
    declare(Method::post, one + "/deactivate", pages.deactivate);
    declare(Method::get, one + "/reactivate", pages.reactivate);
    declare(Method::post, one + "/reactivate", pages.reactivate);
    declare(Method::get, one + "/promote/{role}", pages.promote);
    declare(Method::post, one + "/promote/{role}", pages.promote);
    declare(Method::get, "/portal/customers/{customer}/history", pages.history);
    declare(Method::get, one + "/history", pages.history);
    declare(Method::get, "/portal/customers/{customer}/relatives", pages.relatives);
    const std::string ask = "/portal/customers/{customer}/ask";
    declare(Method::get, ask, pages.ask);
    form(ask, pages.ask);
    declare(Method::post, ask + "/withdraw", pages.withdraw);
    declare(Method::post, one + "/suggestion/adopt", pages.adopt);
    declare(Method::get, one + "/suggestion/decline", pages.decline);
    form(one + "/suggestion/decline", pages.decline);
    declare(Method::get, request, pages.state);
    declare(Method::get, request + "/cancel", pages.cancel);
    declare(Method::post, request + "/cancel", pages.cancel);
    declare(Method::post, request + "/bring-back", pages.bringBack);
    declare(Method::get, request + "/undo", pages.undoRequest);
    declare(Method::post, request + "/undo", pages.undoRequest);
}

}  // namespace contacts
