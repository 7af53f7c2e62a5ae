// A plugin that throws wherever its setting "where" tells it to, each time something else: the host must
// survive all of it.
#include <helpdesk/Plugin.h>
#include <helpdesk/Transaction.h>

#include <Poco/ClassLibrary.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <atomic>

namespace trouble {

using Poco::Data::Keywords::now;


struct Here
{
    helpdesk::Settings* settings = nullptr;
    helpdesk::Accounts* accounts = nullptr;
    std::atomic<int> thrown{0};

    void come(const char* where)
    {
        const auto wanted = settings->value("where");
        if (wanted == std::string("later in ") + where)
            throw helpdesk::TryLater(std::string("trouble in ") + where);
        if (wanted != where)
            return;
        switch (++thrown % 3)
        {
        case 0: throw Poco::IllegalStateException("trouble in", where);
        case 1: throw std::runtime_error(std::string("trouble in ") + where);
        default: throw 42;
        }
    }
};


class Everything final : public helpdesk::TicketListener,
                         public helpdesk::Page,
                         public helpdesk::Panel,
                         public helpdesk::Menu,
                         public helpdesk::AccessSource,
                         public helpdesk::AdministrationListener
{
public:
    explicit Everything(Here& here) : _here(here) {}

    std::optional<helpdesk::Refusal> review(const helpdesk::TicketIntent&) override
    {
        _here.come("review");
        return std::nullopt;
    }
    void record(const helpdesk::TicketEvent&, helpdesk::Transaction& transaction) override
    {
        transaction.session() << "UPDATE sc_plugin SET enabled = 1 WHERE id = 'trouble'", now;
        _here.come("record");
        if (_here.settings->value("where") == "again" && ++_here.thrown <= 2)
            throw helpdesk::TryAgain("once more");
        if (_here.settings->value("where") == "refuse")
            throw helpdesk::Refused({"Not like this.", "/elsewhere", "Go elsewhere"});
    }
    void react(const helpdesk::TicketEvent&) override { _here.come("react"); }
    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        _here.come("page");
        if (_here.settings->value("where") == "password")
            _here.accounts->setPassword(request.visitor.account, "a whole sentence of words", {});
        return {};
    }
    std::optional<std::string> render(const helpdesk::Ticket&, const helpdesk::Request&) override
    {
        _here.come("panel");
        return "<p>No trouble</p>";
    }
    std::vector<helpdesk::MenuItem> items(const helpdesk::Visitor&, helpdesk::Frame::Area,
                                          std::string_view) override
    {
        _here.come("menu");
        return {{"trouble", "Trouble", "/trouble", 60}};
    }
    helpdesk::Access accessOf(helpdesk::AccountId) override
    {
        _here.come("access");
        return {{{"1", "Acme Oil", "customer", {"tickets.raise.general"}, true}}, {}};
    }
    void signedIn(helpdesk::AccountId, helpdesk::Time) override { _here.come("signed-in"); }

    /// Keeps its record where a test finds it: in a setting that nobody has declared.
    void settingsChanged(helpdesk::AccountId by, const std::string& plugin,
                         const std::vector<helpdesk::SettingChange>& changes,
                         helpdesk::Transaction& transaction) override
    {
        std::string text;
        for (const auto& change : changes)
            text += change.key + (change.secret ? " secret" : "") + " " + change.before + " " + change.after +
                    ";";
        note(by, plugin, text, transaction);
        _here.come("settings");
    }
    void pluginSwitched(helpdesk::AccountId by, const std::string& plugin, helpdesk::PluginSwitch to,
                        helpdesk::Transaction& transaction) override
    {
        note(by, plugin, to == helpdesk::PluginSwitch::enabled ? "enabled" : "disabled", transaction);
        _here.come("switch");
    }

private:
    static void note(helpdesk::AccountId by, const std::string& plugin, const std::string& what,
                     helpdesk::Transaction& transaction)
    {
        transaction.session() << "INSERT INTO sc_setting (plugin, name, value) VALUES ('record', '" +
                                     std::to_string(by.value) + " " + plugin + " " + what + "', '')",
            now;
    }

    Here& _here;
};


class TroublePlugin final : public helpdesk::Plugin
{
public:
    void start(helpdesk::Host& host, helpdesk::Registry& registry) override
    {
        _here = std::make_unique<Here>();
        _here->settings = &helpdesk::service<helpdesk::Settings>(host);
        _here->accounts = &helpdesk::service<helpdesk::Accounts>(host);
        _everything = std::make_unique<Everything>(*_here);
        registry.settings(
            {{{"trouble", {{"en", "Trouble"}}}},
             {{.key = "where", .group = "trouble", .standard = "nowhere", .label = {{"en", "Where"}}},
              {.key = "hours",
               .group = "trouble",
               .type = helpdesk::Setting::Type::number,
               .standard = "72",
               .label = {{"en", "Hours"}},
               .least = 1,
               .most = 336},
              {.key = "mode",
               .group = "trouble",
               .type = helpdesk::Setting::Type::choice,
               .standard = "mild",
               .label = {{"en", "Mode"}},
               .options = {{"mild", {{"en", "Mild"}}}, {"wild", {{"en", "Wild"}}}},
               .vital = true},
              {.key = "frozen",
               .group = "trouble",
               .label = {{"en", "Frozen"}},
               .refuseChange = [](const std::string&,
                                  std::string_view) { return std::optional<std::string>("It stays."); }},
              {.key = "password",
               .group = "trouble",
               .type = helpdesk::Setting::Type::secret,
               .label = {{"en", "Password"}}}}});
        registry.listen(*_everything);
        registry.page(helpdesk::Method::get, "/trouble", helpdesk::Audience::signedIn, *_everything);
        registry.page(helpdesk::Method::get, "/api/v1/trouble", helpdesk::Audience::signedIn, *_everything);
        registry.panel(helpdesk::Frame::Area::agent, *_everything);
        registry.menu(*_everything);
        registry.access(*_everything);
        registry.administration(*_everything);
        registry.job("fret", std::chrono::milliseconds(20), [this] { _here->come("job"); });
        registry.health([this] {
            _here->come("health");
            return std::vector<helpdesk::Health>{{"trouble", helpdesk::Health::State::good, "None."}};
        });
        _here->come("start");
    }

    void stop() noexcept override
    {
        _everything.reset();
        _here.reset();
    }

private:
    std::unique_ptr<Here> _here;
    std::unique_ptr<Everything> _everything;
};


constexpr helpdesk::PluginManifest manifest{
    sizeof(helpdesk::PluginManifest), HELPDESK_ABI_LEVEL, HELPDESK_BUILD, "trouble", "1.0.0",
    "trouble::TroublePlugin"};

}  // namespace trouble


const helpdesk::PluginManifest* helpdeskPluginManifest() noexcept
{
    return &trouble::manifest;
}


POCO_BEGIN_MANIFEST(helpdesk::Plugin)
POCO_EXPORT_CLASS(trouble::TroublePlugin)
POCO_END_MANIFEST
