// Everything between start and stop, in the order in which one needs the other.
#pragma once

#include "core/Doorbell.h"
#include "core/desk/RunErrands.h"
#include "core/desk/SettleUsers.h"
#include "core/desk/WatchDesk.h"
#include "core/request/RemindAgents.h"
#include "hooks/Ground.h"
#include "hooks/api/ApiCalls.h"
#include "hooks/events/AdministrationHook.h"
#include "hooks/events/DeskPoke.h"
#include "hooks/events/PasswordHook.h"
#include "hooks/events/TicketHook.h"
#include "hooks/export/ExportPages.h"
#include "hooks/health/HealthReport.h"
#include "hooks/pages/AdminPages.h"
#include "hooks/pages/ContactsMenu.h"
#include "hooks/pages/StaffPages.h"
#include "hooks/pages/portal/PortalPages.h"
#include "hooks/panels/CustomerPanel.h"
#include "hooks/people/CustomersPeople.h"
#include "mail/SendMails.h"
#include "mail/TestMails.h"
#include "plugin/AnchorFile.h"
#include "plugin/CatalogueKeeper.h"
#include "plugin/HostParts.h"
#include "plugin/RolesAsAccess.h"
#include "plugin/SecretBox.h"
#include "plugin/SystemClock.h"
#include "sql/src/SqlStorage.h"
#include "templates/Make.h"
#include "ticket-adapter/ChosenDesk.h"
#include "ticket-adapter/ExternalDesk.h"
#include "ticket-adapter/HostDesk.h"
#include "ticket-adapter/HostPasswords.h"
#include "ticket-adapter/request-tracker/RtPoke.h"
#include "ticket-adapter/request-tracker/RtTickets.h"
#include "ticket-adapter/request-tracker/RtUsers.h"

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
    [[nodiscard]] MailPreviews previews();
    void sendMails();
    [[nodiscard]] StaffDirectory staffDirectory();
    [[nodiscard]] MailInForce mailInForce();
    void inDesk(const std::function<void(DeskWork&)>& work);
    void workAtDesk();
    void houseSeemsBack();
    void settleUsers();
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> ticketsIn(const helpdesk::Fields& poke);
    [[nodiscard]] std::optional<std::chrono::hours> deskPatience() const;

    HostParts _host;
    db::Pool _pool;
    std::size_t _migrated;  ///< Tables first: everything below reads them.
    std::unique_ptr<templates::Words> _words;
    std::unique_ptr<templates::Views> _views;
    SystemClock _clock;
    SecretBox _secrets;
    AnchorFile _anchor;
    SqlStorage _storage;
    Join _join;
    OwnActs _ownActs;
    Doorbell _deskBell;
    Doorbell _mailBell;
    HostDesk _hostDesk;
    RtTickets _remote;
    RtUsers _remoteUsers;
    ExternalDesk _externalDesk;
    ChosenDesk _desk;
    HostPasswords _passwords;
    CatalogueKeeper _catalogue;
    Services _services;
    RunErrands _errands;
    SettleUsers _users;
    WatchDesk _watch;
    DeskPoke _poke;
    RolesAsAccess _access;
    RenderMail _render;
    SendMails _send;
    TestMails _test;
    RemindAgents _remind;
    Ground _ground;
    TicketHook _hook;
    PasswordHook _passwordHook;
    AdministrationHook _administrationHook;
    CustomersPeople _people;
    RequestPanel _requestPanel;
    CustomerPanel _customerPanel;
    ContactsMenu _menu;
    PortalPages _portal;
    StaffPages _staff;
    AdminPages _admin;
    ApiCalls _api;
    std::unique_ptr<sheets::Writer> _sheets;
    ExportPages _exports;
    HealthReport _health;
};

}  // namespace contacts
