#include "host/src/pages/AdminPlugins.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Health;
using helpdesk::Request;
using helpdesk::Response;
using State = PluginFacts::State;
using templates::View;

namespace {

std::string_view keyOf(State state)
{
    switch (state)
    {
    case State::running: return "running";
    case State::disabled: return "disabled";
    case State::failed: return "failed";
    case State::refused: return "refused";
    case State::stuck: break;
    }
    return "stuck";
}


bool isOn(State state)
{
    return state == State::running || state == State::stuck;
}


View::List healthRows(const std::vector<Health>& health, std::string_view locale)
{
    View::List lines;
    for (const auto& each : health)
        lines.push_back(
            {{"healthLook", std::string(lookOf(each.state))},
             {"healthName", each.label.empty() ? each.name : std::string(said(each.label, locale))},
             {"healthSentence", each.words.empty() ? each.sentence : std::string(said(each.words, locale))}});
    return lines;
}

}  // namespace


bool isBad(Health::State state)
{
    return state == Health::State::bad || state == Health::State::alarm;
}


std::string_view lookOf(Health::State state)
{
    return state == Health::State::good ? "on" : isBad(state) ? "bad" : "wait";
}


std::string titleOf(const templates::Words& words, std::string_view locale, const std::string& plugin)
{
    if (const auto name = "plugin-name." + plugin; words.has(name))
        return words.say(locale, name);
    std::string title;
    for (char c : plugin)
    {
        const bool first = title.empty() || title.back() == ' ';
        if (first && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        title += c == '-' ? ' ' : c;
    }
    return title;
}


std::vector<Health> healthOf(const Contributions& contributions, std::string_view plugin)
{
    std::vector<Health> lines;
    for (auto& each : contributions.health())
        if (each.plugin == plugin)
            lines.push_back(std::move(each.health));
    return lines;
}


StateWords stateWords(const templates::Words& words, std::string_view locale, const PluginFacts& facts,
                      const std::vector<Health>& health)
{
    if (facts.state == State::running)
    {
        const bool well = std::all_of(health.begin(), health.end(),
                                      [](const Health& each) { return each.state == Health::State::good; });
        const bool bad =
            std::any_of(health.begin(), health.end(), [](const Health& each) { return isBad(each.state); });
        return {words.say(locale, well  ? "plugin-state.healthy"
                                  : bad ? "plugin-state.bad"
                                        : "plugin-state.unwell"),
                well  ? "on"
                : bad ? "bad"
                      : "wait"};
    }
    return {words.say(locale, "plugin-state." + std::string(keyOf(facts.state))),
            facts.state == State::disabled ? "off" : "bad"};
}


Response AdminPlugins::handle(const Request& request)
{
    if (request.method == helpdesk::Method::get)
        return request.path.ends_with("/disable") ? ask(request) : list(request);
    const auto& id = request.captured.at("plugin");
    const bool wanted = request.path.ends_with("/enable");
    const auto by = request.visitor.account;
    if (!(wanted ? _parts.plugins.enable(id, by) : _parts.plugins.disable(id, by)))
        return Response::notFound();
    const auto now = _parts.plugins.find(id);
    const auto state = now ? now->state : State::refused;
    const std::string done = state == State::stuck               ? "stuck"
                             : wanted && state != State::running ? "failed"
                             : wanted                            ? "enabled"
                                                                 : "disabled";
    return Response::to("/admin/plugins?done=" + done);
}


Response AdminPlugins::list(const Request& request) const
{
    const auto& locale = request.visitor.locale;
    View::List plugins;
    for (const auto& facts : _parts.plugins.plugins())
    {
        const auto health = healthOf(_parts.contributions, facts.id);
        auto lines = healthRows(health, locale);
        const auto state = stateWords(_parts.words, locale, facts, health);
        const auto level = std::to_string(facts.abiLevel);
        plugins.push_back(
            {{"id", facts.id},
             {"title", titleOf(_parts.words, locale, facts.id)},
             {"state", state.text},
             {"stateLook", state.look},
             {"facts", say(request, "plugins.facts",
                           {{"version", facts.version.empty() ? "?" : facts.version}, {"level", level}})},
             {"hasMessage", !facts.message.empty()},
             {"messageHeading", say(request, "plugin-message." + std::string(keyOf(facts.state)))},
             {"message", facts.message},
             {"anyHealth", !lines.empty()},
             {"health", std::move(lines)},
             {"hasSettings", _parts.settings.schema(facts.id) != nullptr},
             {"mayDisable", isOn(facts.state)},
             {"mayEnable", facts.state == State::disabled || facts.state == State::failed}});
    }
    helpdesk::Frame frame;
    frame.title = say(request, "plugins.title");
    frame.area = helpdesk::Frame::Area::admin;
    frame.menu = "plugins";
    return show(request, "admin/plugins", {{"plugins", std::move(plugins)}}, std::move(frame));
}


/// What a plugin says of itself now is what waits while it is off, so it stands beside the question.
Response AdminPlugins::ask(const Request& request) const
{
    const auto facts = _parts.plugins.find(request.captured.at("plugin"));
    if (!facts || !isOn(facts->state))
        return Response::notFound();
    auto lines = healthRows(healthOf(_parts.contributions, facts->id), request.visitor.locale);
    const auto plugin = titleOf(_parts.words, request.visitor.locale, facts->id);
    const auto title = say(request, "plugins.ask", {{"plugin", plugin}});
    helpdesk::Frame frame;
    frame.title = title;
    frame.area = helpdesk::Frame::Area::admin;
    frame.menu = "plugins";
    return show(request, "admin/disable",
                {{"id", facts->id},
                 {"title", title},
                 {"disable", say(request, "plugins.ask.do", {{"plugin", plugin}})},
                 {"anyHealth", !lines.empty()},
                 {"health", std::move(lines)}},
                std::move(frame));
}

}  // namespace supportcentre
