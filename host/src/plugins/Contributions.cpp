#include "host/src/plugins/Contributions.h"

#include "host/src/http/Incident.h"

#include <algorithm>

namespace supportcentre {

void Contributions::add(std::shared_ptr<const Registrations> registrations)
{
    const std::unique_lock lock(_mutex);
    auto next = std::make_shared<All>(*_all);
    next->push_back(std::move(registrations));
    _all = std::move(next);
}


void Contributions::drop(std::string_view plugin)
{
    const std::unique_lock lock(_mutex);
    auto next = std::make_shared<All>(*_all);
    std::erase_if(*next, [&](const auto& each) { return each->plugin == plugin; });
    _all = std::move(next);
}


std::shared_ptr<const Contributions::All> Contributions::all() const
{
    const std::shared_lock lock(_mutex);
    return _all;
}


bool Contributions::knowsAccess() const
{
    const auto everyone = all();
    return std::any_of(everyone->begin(), everyone->end(),
                       [](const auto& each) { return each->access != nullptr; });
}


bool Contributions::hearsOfPasswords() const
{
    const auto everyone = all();
    return std::any_of(everyone->begin(), everyone->end(),
                       [](const auto& each) { return each->passwords != nullptr; });
}


bool Contributions::hearsOfAdministration() const
{
    const auto everyone = all();
    return std::any_of(everyone->begin(), everyone->end(),
                       [](const auto& each) { return each->administration != nullptr; });
}


helpdesk::Access Contributions::accessOf(helpdesk::AccountId account)
{
    helpdesk::Access access;
    for (const auto& each : *all())
        if (each->access)
        {
            // A throw, also half-way, denies everything for this request.
            helpdesk::Access answer;
            const auto ended = each->guard->run("access", [&] { answer = each->access->accessOf(account); });
            if (ended.how == Guard::Ended::How::later)
                throw Later(ended.incident, ended.wait);
            if (ended)
                access = std::move(answer);
        }
    return access;
}


bool Contributions::knows(const std::string& email)
{
    bool known = false;
    if (const auto keeper = people())
    {
        const auto ended =
            keeper.guard->run("people", [&] { known = keeper.people->findByEmail({}, email).has_value(); });
        if (ended.how == Guard::Ended::How::later)
            throw Later(ended.incident, ended.wait);
    }
    return known;
}


void Contributions::signedIn(helpdesk::AccountId account, helpdesk::Time at) noexcept
{
    for (const auto& each : *all())
        if (each->access)
            (void)each->guard->run("signed in", [&] { each->access->signedIn(account, at); });
}


void Contributions::passwordSet(helpdesk::AccountId account, const std::string& password,
                                helpdesk::Transaction& transaction)
{
    for (const auto& each : *all())
        if (each->passwords)
            each->guard->pass([&] { each->passwords->passwordSet(account, password, transaction); });
}


void Contributions::settingsChanged(helpdesk::AccountId by, const std::string& plugin,
                                    const std::vector<helpdesk::SettingChange>& changes,
                                    helpdesk::Transaction& transaction) const
{
    for (const auto& each : *all())
        if (each->administration)
            each->guard->pass(
                [&] { each->administration->settingsChanged(by, plugin, changes, transaction); });
}


void Contributions::pluginSwitched(helpdesk::AccountId by, const std::string& plugin,
                                   helpdesk::PluginSwitch to, helpdesk::Transaction& transaction) const
{
    for (const auto& each : *all())
        if (each->administration)
            each->guard->pass([&] { each->administration->pluginSwitched(by, plugin, to, transaction); });
}


std::vector<Contributions::Listener> Contributions::listeners() const
{
    std::vector<Listener> found;
    for (const auto& each : *all())
        for (std::size_t i = 0; i < each->listeners.size(); ++i)
            found.push_back({each->plugin + "/" + std::to_string(i), each->listeners[i], each->guard});
    return found;
}


std::vector<helpdesk::MenuItem> Contributions::menu(const helpdesk::Visitor& visitor,
                                                    helpdesk::Frame::Area area,
                                                    std::string_view customer) const
{
    std::vector<helpdesk::MenuItem> items;
    for (const auto& each : *all())
        for (auto* menu : each->menus)
        {
            std::vector<helpdesk::MenuItem> more;
            if (each->guard->run("menu", [&] { more = menu->items(visitor, area, customer); }))
                std::move(more.begin(), more.end(), std::back_inserter(items));
        }
    return items;
}


std::vector<Contributions::ShownPanel> Contributions::panels(helpdesk::Frame::Area area,
                                                             const helpdesk::Ticket& ticket,
                                                             const helpdesk::Request& request) const
{
    std::vector<ShownPanel> shown;
    for (const auto& each : *all())
        for (const auto& registered : each->panels)
            if (registered.first == area)
            {
                std::optional<std::string> html;
                const auto ended =
                    each->guard->run("panel", [&] { html = registered.second->render(ticket, request); });
                if (ended && html)
                    shown.push_back({std::move(*html), {}});
                else if (!ended && ended.how != Guard::Ended::How::stopped)
                    shown.push_back({{}, ended.incident.empty() ? "-" : ended.incident});
            }
    return shown;
}


std::vector<std::pair<std::string, helpdesk::Localised>> Contributions::categories() const
{
    std::vector<std::pair<std::string, helpdesk::Localised>> found;
    for (const auto& each : *all())
        for (const auto& category : each->categories)
        {
            helpdesk::Localised label;
            if (!each->guard->run("category", [&] { label = category.second(); }))
                label.clear();
            found.emplace_back(category.first, std::move(label));
        }
    return found;
}


std::optional<helpdesk::OwnDetails> Contributions::ownDetails(helpdesk::AccountId account) const
{
    std::optional<helpdesk::OwnDetails> details;
    for (const auto& each : *all())
        if (each->profile && !details)
            (void)each->guard->run("profile", [&] { details = each->profile->details(account); });
    return details;
}


std::vector<helpdesk::FieldRefusal> Contributions::changeOwnDetails(const helpdesk::Visitor& visitor,
                                                                    const helpdesk::OwnDetails& seen,
                                                                    const helpdesk::OwnDetails& wanted) const
{
    std::vector<helpdesk::FieldRefusal> refusals;
    for (const auto& each : *all())
        if (each->profile)
        {
            const auto ended =
                each->guard->run("profile", [&] { refusals = each->profile->change(visitor, seen, wanted); });
            if (ended.how == Guard::Ended::How::later)
                throw Later(ended.incident, ended.wait);
            if (ended)
                return refusals;
        }
    throw std::runtime_error("no plugin has stored the details of a person");
}


std::string Contributions::profileSection(const helpdesk::Request& request) const
{
    std::string html;
    for (const auto& each : *all())
        if (each->profile)
            (void)each->guard->run("profile", [&] { html += each->profile->section(request); });
    return html;
}


std::vector<Contributions::PluginHealth> Contributions::health() const
{
    std::vector<PluginHealth> found;
    for (const auto& each : *all())
        for (const auto& report : each->health)
        {
            std::vector<helpdesk::Health> lines;
            if (!each->guard->run("health", [&] { lines = report(); }))
                lines = {{"health", helpdesk::Health::State::degraded, "The health report itself failed."}};
            for (auto& line : lines)
                found.push_back({each->plugin, std::move(line)});
        }
    return found;
}


std::vector<Command> Contributions::commands() const
{
    std::vector<Command> found;
    for (const auto& each : *all())
        found.insert(found.end(), each->commands.begin(), each->commands.end());
    return found;
}


Contributions::KnownPeople Contributions::people() const
{
    for (const auto& each : *all())
        if (each->people)
            return {each->people, each->guard};
    return {};
}


std::string_view said(const helpdesk::Localised& words, std::string_view locale)
{
    for (const std::string_view wanted : {locale, std::string_view("en")})
        if (const auto found = words.find(wanted); found != words.end())
            return found->second;
    return {};
}

}  // namespace supportcentre
