// Everything between start and stop, in the order in which one needs the other.
#pragma once

#include "hooks/Ground.h"
#include "hooks/api/ApiCalls.h"
#include "hooks/events/TicketHook.h"
#include "hooks/export/ExportPages.h"
#include "hooks/pages/ContactsMenu.h"
#include "hooks/pages/StaffPages.h"
#include "hooks/pages/portal/PortalPages.h"
#include "hooks/panels/CustomerPanel.h"
#include "mail/SendMails.h"
#include "plugin/CatalogueKeeper.h"
#include "plugin/HostParts.h"
#include "plugin/RolesAsAccess.h"
#include "plugin/SecretBox.h"
#include "plugin/SystemClock.h"
#include "sql/src/SqlStorage.h"
#include "templates/Make.h"
#include "ticket-adapter/HostDesk.h"
#include "ticket-adapter/HostPasswords.h"

namespace contacts {

/// The constructor brings the tables up to date; declare() tells the host what there is. Destroyed after the
/// last call has returned.
class Parts
{
public:
    Parts(helpdesk::Host& host, helpdesk::Registry& registry);
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

private:
    void declareSettings(helpdesk::Registry& registry);
    void declareCommands(helpdesk::Registry& registry);
    void declare(helpdesk::Registry& registry);
    [[nodiscard]] Services makeServices();
    [[nodiscard]] Ground makeGround(helpdesk::Registry& registry);
    [[nodiscard]] std::optional<MailPreview> preview(const OutboxRow& row);
    void sendMails();
    [[nodiscard]] std::vector<helpdesk::Health> health();

    HostParts _host;
    db::Pool _pool;
    std::size_t _migrated;  ///< Tables first: everything below reads them.
    std::unique_ptr<templates::Words> _words;
    std::unique_ptr<templates::Views> _views;
    SystemClock _clock;
    SecretBox _secrets;
    SqlStorage _storage;
    Join _join;
    OwnActs _ownActs;
    HostDesk _desk;
    HostPasswords _passwords;
    CatalogueKeeper _catalogue;
    Services _services;
    RolesAsAccess _access;
    RenderMail _render;
    SendMails _send;
    Ground _ground;
    TicketHook _hook;
    RequestPanel _requestPanel;
    CustomerPanel _customerPanel;
    ContactsMenu _menu;
    PortalPages _portal;
    StaffPages _staff;
    ApiCalls _api;
    std::unique_ptr<sheets::Writer> _sheets;
    ExportPages _exports;
};

}  // namespace contacts
