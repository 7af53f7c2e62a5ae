#include "plugin/Parts.h"

#include "core/account/ResetPassword.h"
#include "core/history/WalkAudit.h"
#include "core/import/KeepImports.h"
#include "export/Make.h"
#include "hooks/TicketWords.h"
#include "hooks/commands/DemoCommand.h"
#include "hooks/commands/ImportCommand.h"
#include "hooks/commands/MigrateCommand.h"
#include "hooks/commands/PersonCommand.h"
#include "hooks/commands/VerifyAuditCommand.h"
#include "plugin/OwnTransaction.h"
#include "plugin/PluginSettings.h"
#include "sql/src/SqlMigrations.h"
#include "templates/Assets.h"
#include "templates/Catalogues.h"
#include "templates/Sortable.h"
#include "templates/Texts.h"

#include <helpdesk/Transaction.h>

#include <filesystem>

namespace contacts {

namespace {

db::Engine engineOf(const std::string& word)
{
    return word == "mysql" ? db::Engine::mysql : db::Engine::sqlite;
}


template <class Table>
std::map<std::string, std::string, std::less<>> asMap(const Table& table)
{
    std::map<std::string, std::string, std::less<>> map;
    for (const auto& [name, text] : table)
        map.emplace(name, text);
    return map;
}


/// Thousands of an import may wait, and somebody's ticket must not wait for a batch of them.
CarryingLimits limitsOfUsers(std::function<bool()> hurry)
{
    CarryingLimits limits;
    limits.stretch = std::chrono::milliseconds(500);
    limits.hurry = std::move(hurry);
    return limits;
}


std::string asset(helpdesk::Registry& registry, std::string_view name, std::string_view type)
{
    for (const auto& [known, content] : templates::assets)
        if (known == name)
            return registry.asset(name, type, content);
    throw std::logic_error("there is no asset " + std::string(name));
}

}  // namespace


Parts::Parts(helpdesk::Host& host, helpdesk::Registry& registry)
    : _host(host),
      _pool(engineOf(_host.database.engine()), _host.database.connection()),
      _migrated(db::migrate(_pool, migrationOwner, sqlMigrations(_pool.engine()))),
      _words(templates::makeWords(asMap(templates::catalogues))),
      _views(templates::makeViews(asMap(templates::texts), *_words)),
      _secrets(_host.site.secretKey()),
      _anchor(_host.site.dataFolder()),
      _storage(_pool, [this](std::string_view text) { return _secrets.sha256(text); }),
      _join([this](helpdesk::Transaction& transaction) { return _storage.join(transaction.session()); }),
      _hostDesk({_host.tickets, _host.accounts, _host.logIns, _storage, _secrets, _ownActs, _join}),
      _remote([this] { return rtSettingsOf(_host.settings); }),
      _remoteUsers([this] { return rtSettingsOf(_host.settings); }),
      _externalDesk({_remote, _secrets, _clock,
                     [this](const std::function<void(DeskWork&)>& work) { inDesk(work); },
                     [this] { _deskBell.ring(); }}),
      _desk([this]() -> TicketDesk& {
          return deskElsewhere(_host.settings) ? static_cast<TicketDesk&>(_externalDesk) : _hostDesk;
      }),
      _passwords(_host.accounts, _host.logIns, _join),
      _catalogue(_storage),
      _services(makeServices()),
      _errands(_services, _remote),
      _users(_services, _remoteUsers, limitsOfUsers([this] { return _deskBell.rings(); })),
      _watch(_services, _remote, [this] { return _deskBell.rings(); }),
      _poke([this](const helpdesk::Fields& query) { return ticketsIn(query); },
            [this](const std::vector<std::uint64_t>& tickets) {
                _watch.lookSoon(tickets);
                houseSeemsBack();
            }),
      _access(_services, _catalogue, [this] { houseSeemsBack(); }),
      _render({*_views, *_words, _storage, _secrets, _clock, _services.catalogue, _desk}),
      _send({_storage, _clock, _secrets, _render,
             [this] { return mailSettingsOf(_host.settings, _host.site); }, _services.policy}),
      _test({_storage, _clock, _secrets, _render,
             [this] { return mailSettingsOf(_host.settings, _host.site); }}),
      _remind(_services),
      _ground(makeGround(registry)),
      _hook({_services, *_words, std::string(HostDesk::category), _join,
             [this](std::string_view reference) { return _ownActs.current(reference); }}),
      _passwordHook(_services, _join),
      _administrationHook(_services, _join),
      _people({_ground, _join}),
      _requestPanel(_ground, asset(registry, "decide.js", "text/javascript; charset=utf-8")),
      _customerPanel(_ground),
      _menu(_ground),
      _portal(_ground, _host.tickets, _host.ties, _host.mostUploadBytes),
      _staff({_ground,
              _requestPanel,
              previews(),
              {_remote, _remoteUsers,
               [this] {
                   _errands.again();
                   _users.again();
                   _watch.again();
               }},
              asset(registry, "door.js", "text/javascript; charset=utf-8"),
              asset(registry, "customer.js", "text/javascript; charset=utf-8")}),
      _admin(_ground, staffDirectory(), _host.mostUploadBytes),
      _api(_ground),
      _sheets(sheets::makeWriter(std::filesystem::temp_directory_path().string())),
      _exports(_ground, *_sheets),
      _health(
          _ground, [this] { return mailInForce(); }, [this] { return deskPatience(); })
{
    declareSettings(registry);
    declare(registry);
    declareCommands(registry);
}


Services Parts::makeServices()
{
    return {_storage,
            _desk,
            _passwords,
            _clock,
            _secrets,
            [this] { return policyOf(_host.settings); },
            [this] { return _catalogue.current(); },
            [this](const Request& request, const Customer& customer, const Snapshot& after) {
                return ticketText({*_words, *_catalogue.current(), policyOf(_host.settings).agentsLocale,
                                   _host.settings.value("ticket.subject")},
                                  request, customer, after);
            },
            [this](const std::function<void(DeskWork&)>& work) { inDesk(work); },
            [this](const std::string& address) {
                const auto account = _host.accounts.findByEmail(address);
                return account && account->staff;
            },
            [this](AccountId account) {
                const auto found = _host.accounts.find(helpdesk::AccountId{account.value});
                return found && found->staff ? found->name : std::string();
            }};
}


void Parts::inDesk(const std::function<void(DeskWork&)>& work)
{
    inOwnTransaction(_pool, _join, _host.accounts, _host.logIns, work);
}


Ground Parts::makeGround(helpdesk::Registry& registry)
{
    constexpr std::string_view script = "text/javascript; charset=utf-8";
    return {_services,
            *_words,
            *_views,
            _host.log,
            _host.site.productName(),
            {},
            {registry.asset("sortable.js", script, templates::sortable.front().second),
             asset(registry, "contacts.js", script), asset(registry, "list.js", script),
             asset(registry, "lookup.js", script)}};
}


void Parts::declareSettings(helpdesk::Registry& registry)
{
    registry.settings(settingsSchema(*_words, _host.site.dataFolder(), [this] {
        RequestQuery any;
        any.limit = 1;
        return !_storage.read()->requests().list(any).empty();
    }));
}


void Parts::declare(helpdesk::Registry& registry)
{
    registry.category(HostDesk::category, [this] { return categoryOf(_host.settings, *_words); });
    registry.access(_access);
    registry.people(_people);
    registry.listen(_hook);
    registry.passwords(_passwordHook);
    registry.administration(_administrationHook);
    registry.panel(helpdesk::Frame::Area::agent, _requestPanel);
    registry.panel(helpdesk::Frame::Area::portal, _customerPanel);
    registry.menu(_menu);
    registry.page(helpdesk::Method::get, "/desk/poke", helpdesk::Audience::everyone, _poke);
    _portal.declare(registry);
    _staff.declare(registry);
    _admin.declare(registry);
    _api.declare(registry);
    _exports.declare(registry);
    registry.job("send-mails", std::chrono::milliseconds(100),
                 [this] { _mailBell.answer([this] { sendMails(); }); });
    registry.job("waiting-requests", std::chrono::seconds(5), [this] { (void)_remind(); });
    registry.job("test-mails", std::chrono::seconds(1), [this] { (void)_test(); });
    // Every second as well, but whoever has sent a request reads the number of its ticket a moment later.
    registry.job("desk", std::chrono::milliseconds(100),
                 [this] { _deskBell.answer([this] { workAtDesk(); }); });
    registry.job("reset-links", std::chrono::seconds(1), [this] { (void)SendResetLinks(_services)(); });
    registry.job("imports", std::chrono::seconds(1), [this] {
        _catalogue.look();
        (void)WorkOnImports(_services)();
    });
    registry.job("verify-audit", std::chrono::seconds(1), [this] { (void)WalkAudit(_services)(_anchor); });
    registry.health([this] { return _health(); });
}


void Parts::declareCommands(helpdesk::Registry& registry)
{
    const ImportCommand::InDesk inDesk = _services.inDesk;
    const ImportCommand import(_ground, inDesk);
    const DemoCommand demo(
        {_ground, import, inDesk,
         [this](AccountId account, const std::string& password,
                const std::function<void(UnitOfWork&)>& work) { _passwords.set(account, password, work); }});
    registry.command("migrate", "", MigrateCommand(_ground));
    registry.command("import", ImportCommand::usage, import);
    registry.command("person", PersonCommand::usage, PersonCommand(_ground, inDesk));
    registry.command("verify-audit", "", VerifyAuditCommand(_ground, _anchor));
    registry.command("demo", "", demo);
}


StaffDirectory Parts::staffDirectory()
{
    StaffDirectory staff;
    staff.nameOf = [this](AccountId account) {
        const auto found = _host.accounts.find(helpdesk::AccountId{account.value});
        return found ? found->name : std::string();
    };
    staff.accountOf = [this](const std::string& email) {
        const auto found = _host.accounts.findByEmail(email);
        return found ? AccountId{found->id.value} : AccountId{};
    };
    return staff;
}


MailPreviews Parts::previews()
{
    const auto settings = [this] { return mailSettingsOf(_host.settings, _host.site); };
    return {
        [this, settings](const OutboxRow& row) -> std::optional<MailPreview> {
            const auto rendered = _render(row.mail, settings(), MailReader::administrator);
            const auto* mail = std::get_if<RenderedMail>(&rendered);
            return mail ? std::optional(MailPreview{mail->subject, mail->text, mail->html}) : std::nullopt;
        },
        [this, settings](MailKind kind, const std::string& locale) -> MailPreview {
            const auto mail = _render.sample(kind, locale, settings(), policyOf(_host.settings));
            return {mail.subject, mail.text, mail.html};
        }};
}


void Parts::sendMails()
{
    _catalogue.look();
    // While there is work, but whoever waits for the job's end waits a moment only: a long queue is taken up
    // again at once.
    constexpr std::chrono::seconds stretch{2};
    const auto end = std::chrono::steady_clock::now() + stretch;
    SendMails::Report report;
    do
        report = _send(end);
    while (report.leased > 0 && report.trouble.empty() && std::chrono::steady_clock::now() < end);
    if (report.leased > 0 && report.trouble.empty())
        _mailBell.ring();
    if (!report.trouble.empty())
        _host.log.write(helpdesk::Level::warning, "mail.trouble", {{"answer", report.trouble}});
}


MailInForce Parts::mailInForce()
{
    const auto mail = mailSettingsOf(_host.settings, _host.site);
    return {mail.way == MailSettings::Way::smtp,
            mail.host,
            std::to_string(mail.port),
            mail.security != MailSettings::Security::none,
            !_host.settings.value("mail.from").empty(),
            mail.from,
            mail.baseAddress};
}


/// One job, so that a house that does not answer holds up one of the host's threads and no more.
void Parts::workAtDesk()
{
    if (!deskElsewhere(_host.settings))
        return settleUsers();  // Which are nobody's to keep then: it forgets how far it was.
    const auto report = _errands();
    if (!report.trouble.empty())
        _host.log.write(helpdesk::Level::warning, "desk.trouble", {{"answer", report.trouble}});
    for (const auto& odd : report.odd)
        _host.log.write(helpdesk::Level::error, "desk.parked", {{"answer", odd}});
    if (!report.trouble.empty())
        return;
    const auto seen = _watch();
    if (!seen.trouble.empty())
        _host.log.write(helpdesk::Level::warning, "desk.trouble", {{"answer", seen.trouble}});
    for (const auto& [request, sight] : seen.news)
        _host.log.write(helpdesk::Level::warning, "desk.oddity",
                        {{"request", request.text()}, {"ticket", std::string(wordOf(sight))}});
    if (seen.trouble.empty() && !_deskBell.rings())
        settleUsers();
}


/// Nobody enters a frame of a house that is away, nor does it poke. A log-in at our own door says nothing of
/// it, and costs it one question at most: where people work in frames, hardly anybody else logs in.
void Parts::houseSeemsBack()
{
    _errands.hint();
    _watch.hint();
    _users.hint();
}


/// With a pause of its own: a right that is missing for users holds up no ticket.
void Parts::settleUsers()
{
    // One at a time, and half of the time at most: RT has others to serve.
    constexpr std::chrono::milliseconds stretch{500};
    const auto end = std::chrono::steady_clock::now() + stretch;
    SettleUsers::Report report;
    do
        report = _users();
    while (report.done > 0 && report.trouble.empty() && report.odd.empty() && !_deskBell.rings() &&
           std::chrono::steady_clock::now() < end);
    if (!report.trouble.empty())
        _host.log.write(helpdesk::Level::warning, "desk-users.trouble", {{"answer", report.trouble}});
    for (const auto& odd : report.odd)
        _host.log.write(helpdesk::Level::error, "desk-users.parked", {{"answer", odd}});
}


/// Also while that house is only being set up: it shall not read in its log that it is forbidden.
std::optional<std::vector<std::uint64_t>> Parts::ticketsIn(const helpdesk::Fields& poke)
{
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(_clock.now().time_since_epoch());
    return RtPoke{std::string(poke.text("at")), std::string(poke.text("tickets")),
                  std::string(poke.text("sign"))}
        .read(pokeKeyOf(_host.settings), now.count());
}


std::optional<std::chrono::hours> Parts::deskPatience() const
{
    if (!deskElsewhere(_host.settings))
        return std::nullopt;
    return std::chrono::hours(std::stol(_host.settings.value("desk.alarm-hours")));
}

}  // namespace contacts
