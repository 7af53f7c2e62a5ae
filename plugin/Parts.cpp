#include "plugin/Parts.h"

#include "core/ResetPassword.h"
#include "export/Make.h"
#include "hooks/commands/DemoCommand.h"
#include "hooks/commands/ImportCommand.h"
#include "hooks/commands/PersonCommand.h"
#include "hooks/commands/VerifyAuditCommand.h"
#include "plugin/OwnTransaction.h"
#include "plugin/PluginSettings.h"
#include "plugin/TicketWords.h"
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
      _storage(_pool, [this](std::string_view text) { return _secrets.sha256(text); }),
      _join([this](helpdesk::Transaction& transaction) { return _storage.join(transaction.session()); }),
      _desk({_host.tickets, _host.accounts, _host.logIns, _storage, _secrets, _ownActs, _join}),
      _passwords(_host.accounts, _host.logIns, _join),
      _catalogue(_storage),
      _services(makeServices()),
      _access(_services),
      _render({*_views, *_words, _storage, _secrets, _clock, _services.catalogue,
               [this](std::uint64_t ticket, bool forAgent) { return _desk.address(ticket, forAgent); }}),
      _send({_storage, _clock, _secrets, _render,
             [this] { return mailSettingsOf(_host.settings, _host.site); }}),
      _ground(makeGround(registry)),
      _hook({_services, *_words, std::string(HostDesk::category), _join,
             [this](std::string_view reference) { return _ownActs.current(reference); }}),
      _people({_ground, _join, _services.inDesk}),
      _requestPanel(_ground, asset(registry, "decide.js", "text/javascript; charset=utf-8")),
      _customerPanel(_ground),
      _menu(_ground),
      _portal(_ground, _host.tickets, _host.ties),
      _staff({_ground, _requestPanel, [this](const OutboxRow& row) { return preview(row); },
              asset(registry, "door.js", "text/javascript; charset=utf-8")}),
      _api(_ground),
      _sheets(sheets::makeWriter(std::filesystem::temp_directory_path().string())),
      _exports(_ground, *_sheets)
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
                return ticketText(*_words, *_catalogue.current(), policyOf(_host.settings).agentsLocale,
                                  request, customer, after);
            },
            [this](const std::function<void(DeskWork&)>& work) {
                inOwnTransaction(_pool, _join, _host.accounts, _host.logIns, work);
            }};
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
    registry.settings(settingsSchema(*_words));
}


void Parts::declare(helpdesk::Registry& registry)
{
    helpdesk::Localised label;
    for (const auto& locale : _words->locales())
        label[locale] = _words->say(locale, "ticket.category");
    registry.category(HostDesk::category, std::move(label));
    registry.access(_access);
    registry.people(_people);
    registry.listen(_hook);
    registry.panel(helpdesk::Frame::Area::agent, _requestPanel);
    registry.panel(helpdesk::Frame::Area::portal, _customerPanel);
    registry.menu(_menu);
    _portal.declare(registry);
    _staff.declare(registry);
    _api.declare(registry);
    _exports.declare(registry);
    registry.job("send-mails", std::chrono::seconds(1), [this] { sendMails(); });
    registry.job("reset-links", std::chrono::seconds(1), [this] { (void)SendResetLinks(_services)(); });
    registry.health([this] { return health(); });
}


void Parts::declareCommands(helpdesk::Registry& registry)
{
    const ImportCommand::InDesk inDesk = _services.inDesk;
    const ImportCommand import(_ground, inDesk);
    const DemoCommand demo(
        {_ground, import, inDesk,
         [this](AccountId account, const std::string& password,
                const std::function<void(UnitOfWork&)>& work) { _passwords.set(account, password, work); }});
    registry.command("import", ImportCommand::usage, import);
    registry.command("person", PersonCommand::usage, PersonCommand(_ground, inDesk));
    registry.command("verify-audit", "", VerifyAuditCommand(_ground));
    registry.command("demo", "", demo);
}


std::optional<MailPreview> Parts::preview(const OutboxRow& row)
{
    auto shown = row.mail;
    const auto rendered =
        _render(shown, mailSettingsOf(_host.settings, _host.site), MailReader::administrator);
    const auto* mail = std::get_if<RenderedMail>(&rendered);
    return mail ? std::optional(MailPreview{mail->subject, mail->text, mail->html}) : std::nullopt;
}


void Parts::sendMails()
{
    const auto report = _send();
    if (!report.trouble.empty())
        _host.log.write(helpdesk::Level::warning, "mail.trouble", {{"answer", report.trouble}});
}


std::vector<helpdesk::Health> Parts::health()
{
    using State = helpdesk::Health::State;
    std::vector<helpdesk::Health> lines;
    for (const auto& sentence : db::complaints(_pool, _clock.now()))
        lines.push_back({"database", State::degraded, sentence});
    const auto totals = _storage.read()->outbox().totals();
    const bool late = totals.queued > 0 && _clock.now() - totals.oldestQueued > std::chrono::hours(1);
    lines.push_back({"outbox", totals.dead > 0 || late ? State::degraded : State::good,
                     _words->say("en", "health.outbox",
                                 {{"queued", static_cast<long long>(totals.queued)},
                                  {"dead", static_cast<long long>(totals.dead)}})});
    return lines;
}

}  // namespace contacts
