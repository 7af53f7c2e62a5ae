#include "host/src/pages/HostHealth.h"

#include "host/Queries.h"
#include "host/src/pages/AdminPlugins.h"

namespace supportcentre {

using helpdesk::Health;
using State = Health::State;

namespace {

constexpr std::chrono::milliseconds slow{250};


std::string versionOf(db::Connection& connection)
{
    const bool mysql = connection.engine() == db::Engine::mysql;
    auto& row = connection.prepared(mysql ? "SELECT VERSION()" : "SELECT sqlite_version()");
    row.execute();
    std::string version(mysql ? "" : "SQLite ");
    while (row.next())
        version += row.text(0);
    return version;
}


std::int64_t migrationsIn(db::Connection& connection)
{
    auto& row = connection.prepared(query::migration_count);
    row.execute();
    std::int64_t count = 0;
    while (row.next())
        count = row.number(0);
    return count;
}

}  // namespace


std::vector<Health> HostHealth::operator()() const
{
    std::vector<Health> lines{database()};
    for (auto& complaint : db::complaints(_parts.pool, _parts.now()))
    {
        Health each;
        each.name = "database";
        each.label = lines.front().label;
        each.state = State::degraded;
        each.sentence = std::move(complaint);
        lines.push_back(std::move(each));
    }
    lines.push_back(events());
    settings(lines);
    return lines;
}


/// Engine and version, how many migrations it has, and how long the two questions took.
Health HostHealth::database() const
{
    const auto begin = std::chrono::steady_clock::now();
    std::string version;
    std::int64_t migrations = 0;
    {
        const auto connection = _parts.pool.borrow();
        version = versionOf(*connection);
        migrations = migrationsIn(*connection);
    }
    const auto took = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    auto health = line("database", took > slow ? State::degraded : State::good, "health.database",
                       {{"version", std::string_view(version)},
                        {"migrations", static_cast<long long>(migrations)},
                        {"milliseconds", static_cast<long long>(took.count())}});
    if (took > slow)
        health.advice = inEveryLanguage("health.database.todo");
    return health;
}


Health HostHealth::events() const
{
    const auto parked = _parts.delivery.parked().size();
    auto health = line("events", parked ? State::degraded : State::good, "health.events",
                       {{"count", static_cast<long long>(parked)}});
    health.href = "/admin/events";
    if (parked)
        health.advice = inEveryLanguage("health.events.todo");
    return health;
}


/// Values that are not in force although somebody gave them.
void HostHealth::settings(std::vector<Health>& lines) const
{
    using Facts = std::vector<std::pair<std::string, std::string>>;
    const auto add = [&](const std::string& plugin, const std::string& setting, const char* key,
                         const char* todo, const std::function<Facts(const std::string&)>& factsIn) {
        auto& health = lines.emplace_back();
        health.name = "settings";
        health.label = inEveryLanguage("health.name.settings");
        health.state = State::degraded;
        health.href = "/admin/plugins/" + plugin + "#s-" + setting;
        health.advice = inEveryLanguage(todo);
        for (const auto& locale : _parts.words.locales())
            health.words[locale] = _parts.words.say(locale, key, factsIn(locale));
        health.sentence = health.words.at("en");
    };
    for (const auto& wrong : _parts.configured.wrong())
        add(wrong.plugin, wrong.key, "health.setting.wrong", "health.setting.wrong.todo",
            [&](const std::string& locale) {
                return Facts{{"key", "plugin." + wrong.plugin + "." + wrong.key},
                             {"why", std::string(said(wrong.why, locale))}};
            });
    for (const auto& sealed : _parts.settings.sealed())
        add(sealed.plugin, sealed.key, "health.setting.sealed", "health.setting.sealed.todo",
            [&](const std::string& locale) {
                return Facts{{"setting", std::string(said(sealed.label, locale))},
                             {"plugin", titleOf(_parts.words, locale, sealed.plugin)}};
            });
}


Health HostHealth::line(std::string name, State state, const std::string& key,
                        std::initializer_list<templates::Argument> arguments) const
{
    Health health;
    health.label = inEveryLanguage("health.name." + name);
    health.name = std::move(name);
    health.state = state;
    health.words = inEveryLanguage(key, arguments);
    health.sentence = health.words.at("en");
    return health;
}


helpdesk::Localised HostHealth::inEveryLanguage(std::string_view key,
                                                std::initializer_list<templates::Argument> arguments) const
{
    helpdesk::Localised all;
    for (const auto& locale : _parts.words.locales())
        all[locale] = _parts.words.say(locale, key, arguments);
    return all;
}

}  // namespace supportcentre
