#include "host/src/plugins/PluginRegistry.h"

#include "host/src/http/Incident.h"

#include <algorithm>
#include <stdexcept>

namespace supportcentre {

namespace {

/// A plugin's own check of a setting runs behind its guard like everything else of it.
void guardChecks(helpdesk::SettingsSchema& schema, const std::shared_ptr<Guard>& guard)
{
    for (auto& setting : schema.settings)
        for (auto* refusal : {&setting.refuse, &setting.refuseChange})
            if (*refusal)
                *refusal = [guard, check = std::move(*refusal)](const std::string& value,
                                                                std::string_view locale) {
                    std::optional<std::string> sentence;
                    const auto ended =
                        guard->run("check of a setting", [&] { sentence = check(value, locale); });
                    return ended ? sentence : std::optional<std::string>("? " + ended.incident);
                };
}

}  // namespace


PluginRegistry::PluginRegistry(std::string plugin, std::shared_ptr<Guard> guard, Parts parts)
    : _plugin(std::move(plugin)),
      _guard(std::move(guard)),
      _parts(std::move(parts)),
      _mine(std::make_shared<Registrations>())
{
    _mine->plugin = _plugin;
    _mine->guard = _guard;
}


void PluginRegistry::usable(std::string_view what) const
{
    if (_closed)
        throw std::logic_error("the plugin " + _plugin +
                               " used its registry after start(): " + std::string(what));
}


void PluginRegistry::listen(helpdesk::TicketListener& listener)
{
    usable("listen");
    _mine->listeners.push_back(&listener);
}


void PluginRegistry::page(helpdesk::Method method, std::string_view route, helpdesk::Audience audience,
                          helpdesk::Page& page)
{
    usable("page");
    add(method, route, audience, page, TakesFiles::no);
}


void PluginRegistry::uploadPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page)
{
    usable("uploadPage");
    add(helpdesk::Method::post, route, audience, page, TakesFiles::yes);
}


void PluginRegistry::formPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page)
{
    usable("formPage");
    add(helpdesk::Method::post, route, audience, page, TakesFiles::no, OddValues::kept);
}


void PluginRegistry::add(helpdesk::Method method, std::string_view route, helpdesk::Audience audience,
                         helpdesk::Page& page, TakesFiles files, OddValues oddValues)
{
    auto run = [guard = _guard](helpdesk::Page& called, const helpdesk::Request& request) {
        helpdesk::Response response;
        const auto ended = guard->run("page " + request.path, [&] { response = called.handle(request); });
        if (ended.how == Guard::Ended::How::stopped)
            return helpdesk::Response::notFound();
        if (ended.how == Guard::Ended::How::later)
            throw Later(ended.incident, ended.wait);
        if (!ended)
            throw Incident(ended.incident);
        return response;  // Not in a ?: with the line above, which would copy a page of a megabyte.
    };
    _parts.router.add(
        {method, std::string(route), audience, &page, _plugin, std::move(run), files, oddValues});
    if (std::exchange(_hasPages, true))
        return;
    _undo.emplace_back([this] { _parts.router.drop(_plugin); });
}


void PluginRegistry::panel(helpdesk::Frame::Area area, helpdesk::Panel& panel)
{
    usable("panel");
    _mine->panels.emplace_back(area, &panel);
}


void PluginRegistry::menu(helpdesk::Menu& menu)
{
    usable("menu");
    _mine->menus.push_back(&menu);
}


void PluginRegistry::access(helpdesk::AccessSource& source)
{
    usable("access");
    if (_mine->access || _parts.contributions.knowsAccess())
        throw std::invalid_argument("only one access source can be registered");
    _mine->access = &source;
}


void PluginRegistry::settings(helpdesk::SettingsSchema schema)
{
    usable("settings");
    _parts.configured.read(_plugin, schema);  // Before the guard stands there: it lets nobody in yet.
    guardChecks(schema, _guard);
    _parts.settings.declare(_plugin, std::move(schema));
    _undo.emplace_back([this] {
        _parts.settings.forget(_plugin);
        _parts.configured.forget(_plugin);
    });
}


void PluginRegistry::job(std::string_view name, std::chrono::milliseconds every, std::function<void()> run)
{
    usable("job");
    _mine->jobs.push_back({std::string(name), every, std::move(run)});
}


void PluginRegistry::command(
    std::string_view name, std::string_view usage,
    std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)> run)
{
    usable("command");
    for (const auto& each : _parts.contributions.commands())
        if (each.name == name && name != everybodysCommand)
            throw std::invalid_argument("the command " + each.name + " belongs to the plugin " + each.plugin);
    _mine->commands.push_back({std::string(name), std::string(usage), std::move(run), _plugin});
}


void PluginRegistry::health(std::function<std::vector<helpdesk::Health>()> report)
{
    usable("health");
    _mine->health.push_back(std::move(report));
}


std::string PluginRegistry::asset(std::string_view name, std::string_view contentType,
                                  std::string_view content)
{
    usable("asset");
    return _parts.assets.add(name, contentType, content);
}


void PluginRegistry::category(std::string_view key, std::function<helpdesk::Localised()> label)
{
    usable("category");
    _mine->categories.emplace_back(std::string(key), std::move(label));
}


void PluginRegistry::profile(helpdesk::Profile& profile)
{
    usable("profile");
    if (_mine->profile)
        throw std::invalid_argument("only one profile can be registered");
    _mine->profile = &profile;
}


void PluginRegistry::people(helpdesk::People& people)
{
    usable("people");
    if (_mine->people || _parts.contributions.people())
        throw std::invalid_argument("only one plugin can know the people");
    _mine->people = &people;
}


void PluginRegistry::passwords(helpdesk::PasswordListener& listener)
{
    usable("passwords");
    if (_mine->passwords || _parts.contributions.hearsOfPasswords())
        throw std::invalid_argument("only one plugin can hear of passwords");
    _mine->passwords = &listener;
}


void PluginRegistry::administration(helpdesk::AdministrationListener& listener)
{
    usable("administration");
    if (_mine->administration || _parts.contributions.hearsOfAdministration())
        throw std::invalid_argument("only one plugin can hear of administration");
    _mine->administration = &listener;
}


void PluginRegistry::publish()
{
    _closed = true;
    _guard->open();
    _parts.contributions.add(_mine);
    _undo.emplace_back([this] { _parts.contributions.drop(_plugin); });
    for (const auto& job : _mine->jobs)
        _parts.jobs.add(_plugin, job.name, job.every,
                        [guard = _guard, job] { (void)guard->run("job " + job.name, job.run); });
    _undo.emplace_back([this] { _parts.jobs.drop(_plugin); });
}


void PluginRegistry::drop() noexcept
{
    _closed = true;
    for (auto undo = _undo.rbegin(); undo != _undo.rend(); ++undo)
        (*undo)();
    _undo.clear();
}

}  // namespace supportcentre
