#include "host/src/pages/HealthPage.h"

#include "host/src/pages/AdminPlugins.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Health;
using templates::View;

namespace {

View rowOf(const Health& health, std::string_view locale)
{
    const auto in = [&](const helpdesk::Localised& words) { return std::string(said(words, locale)); };
    return {{"look", std::string(lookOf(health.state))},
            {"name", health.label.empty() ? health.name : in(health.label)},
            {"sentence", health.words.empty() ? health.sentence : in(health.words)},
            {"advised", !health.advice.empty()},
            {"advice", health.advice.empty() ? std::string() : in(health.advice)},
            {"linked", !health.href.empty()},
            {"href", health.href}};
}


/// What needs a look comes first.
View::List rowsOf(std::vector<Health> lines, std::string_view locale)
{
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Health& one, const Health& other) { return one.state > other.state; });
    View::List rows;
    for (const auto& each : lines)
        rows.push_back(rowOf(each, locale));
    return rows;
}


std::size_t unwell(const std::vector<Health>& lines)
{
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [](const Health& each) { return each.state != Health::State::good; }));
}

/// Good, and yet there is something to say of it: nobody reads that all is well then.
bool anyUnusual(const std::vector<Health>& lines)
{
    return std::any_of(lines.begin(), lines.end(), [](const Health& each) {
        return each.state == Health::State::good && !each.advice.empty();
    });
}

}  // namespace


helpdesk::Response HealthPage::handle(const helpdesk::Request& request)
{
    const auto& locale = request.visitor.locale;
    View::List parts;
    auto own = HostHealth(_parts)();
    auto toLookAt = unwell(own);
    bool unusual = anyUnusual(own);
    parts.push_back({{"part", std::string("host")},
                     {"title", say(request, "health.host")},
                     {"stated", false},
                     {"state", std::string()},
                     {"stateLook", std::string()},
                     {"hasMessage", false},
                     {"message", std::string()},
                     {"hasCounsel", false},
                     {"counsel", std::string()},
                     {"rows", rowsOf(std::move(own), locale)}});
    for (const auto& facts : _parts.plugins.plugins())
    {
        auto lines = healthOf(_parts.contributions, facts.id);
        const auto state = stateWords(_parts.words, locale, facts, lines);
        const bool off = facts.state == PluginFacts::State::disabled;
        const bool failed = facts.state == PluginFacts::State::failed;
        unusual = unusual || anyUnusual(lines);
        toLookAt += unwell(lines) + (facts.state == PluginFacts::State::running ? 0 : 1);
        parts.push_back({{"part", facts.id},
                         {"title", titleOf(_parts.words, locale, facts.id)},
                         {"stated", true},
                         {"state", state.text},
                         {"stateLook", state.look},
                         {"hasMessage", !facts.message.empty()},
                         {"message", facts.message},
                         {"hasCounsel", off || failed},
                         {"counsel", say(request, failed ? "health.failed.todo" : "health.off.todo")},
                         {"rows", rowsOf(std::move(lines), locale)}});
    }
    helpdesk::Frame frame;
    frame.title = say(request, "health.title");
    frame.area = helpdesk::Frame::Area::admin;
    frame.menu = "health";
    return show(request, "admin/health",
                {{"lead", toLookAt == 0 && unusual
                              ? say(request, "health.lead.unusual")
                              : say(request, "health.lead", {{"count", static_cast<long long>(toLookAt)}})},
                 {"parts", std::move(parts)}},
                std::move(frame));
}

}  // namespace supportcentre
