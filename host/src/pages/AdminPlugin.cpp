#include "host/src/pages/AdminPlugin.h"

#include "host/src/http/Text.h"
#include "host/src/pages/AdminPlugins.h"

#include <algorithm>
#include <map>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using helpdesk::Setting;
using templates::View;
using Type = Setting::Type;

namespace {

constexpr std::string_view toForget = "forget:";  ///< No key of a setting has a colon.


SettingsCheck::Typed typedInto(const helpdesk::Fields& form)
{
    SettingsCheck::Typed typed;
    for (const auto& [name, value] : form.all())
        if (name.starts_with(toForget))
            typed.forgotten.insert(name.substr(toForget.size()));
        else
            typed.values.emplace(name, value);
    return typed;
}


/// As it can stand in a page.
std::string withoutOddControls(std::string text)
{
    std::erase_if(text, [](const char& sign) { return !isFreeOfOddControls({&sign, 1}); });
    return text;
}


/// Nothing but flags that say the same two things.
bool isTable(const std::vector<const Setting*>& settings)
{
    return settings.size() > 1 && std::all_of(settings.begin(), settings.end(), [&](const Setting* each) {
               return each->type == Type::flag && !each->yes.empty() && each->yes == settings.front()->yes &&
                      each->no == settings.front()->no;
           });
}

/// In the order of the page; what was not declared stands last.
std::vector<SettingsCheck::Finding> asOnThePage(std::vector<SettingsCheck::Finding> findings,
                                                const helpdesk::SettingsSchema& schema)
{
    std::map<std::string_view, std::size_t> places;
    for (const auto& [group, label] : schema.groups)
        for (const auto& setting : schema.settings)
            if (setting.group == group)
                places.emplace(setting.key, places.size());
    const auto placeOf = [&](const SettingsCheck::Finding& finding) {
        const auto found = places.find(finding.key);
        return found == places.end() ? places.size() : found->second;
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const auto& one, const auto& other) { return placeOf(one) < placeOf(other); });
    return findings;
}

}  // namespace


Response AdminPlugin::handle(const Request& request)
{
    const auto facts = _parts.plugins.find(request.captured.at("plugin"));
    if (!facts || !_parts.settings.schema(facts->id))
        return Response::notFound();
    if (request.method == helpdesk::Method::get)
        return form({request, *facts, {}, {}});
    const auto typed = typedInto(request.form);
    auto findings = _parts.settingsCheck.save(facts->id, typed, request.visitor);
    if (findings.empty())
        return Response::to("/admin/plugins/" + facts->id + "?done=settings");
    askAgainForSecrets(request, facts->id, typed, findings);
    auto response = form({request, *facts, typed, findings});
    response.status = 422;
    return response;
}


/// They are never sent back: what was typed is lost with the page that was refused.
void AdminPlugin::askAgainForSecrets(const Request& request, const std::string& plugin,
                                     const SettingsCheck::Typed& typed, Findings& findings) const
{
    const auto schema = _parts.settings.schema(plugin);
    if (!schema)
        return;
    for (const auto& each : schema->settings)
    {
        const auto found = typed.values.find(each.key);
        const bool lost = each.type == Type::secret && found != typed.values.end() &&
                          !found->second.empty() &&
                          std::none_of(findings.begin(), findings.end(),
                                       [&](const auto& finding) { return finding.key == each.key; });
        if (lost)
            findings.push_back({each.key, say(request, "setting.type-again")});
    }
}


View AdminPlugin::setting(const Drawing& drawing, const Setting& setting) const
{
    const auto& locale = drawing.request.visitor.locale;
    const bool secret = setting.type == Type::secret;
    const auto saved = secret ? std::string() : _parts.settings.value(drawing.facts.id, setting.key);
    const auto typed = drawing.typed.values.find(setting.key);
    const auto value =
        secret || typed == drawing.typed.values.end() ? saved : withoutOddControls(typed->second);
    const auto finding = std::find_if(drawing.findings.begin(), drawing.findings.end(),
                                      [&](const auto& each) { return each.key == setting.key; });
    const bool wrong = finding != drawing.findings.end();

    View::List options;
    if (setting.type == Type::flag)
        for (const std::string option : {"yes", "no"})
            options.push_back({{"option", option},
                               {"optionLabel", say(drawing.request, "setting." + option)},
                               {"chosen", option == value}});
    for (const auto& [option, label] : setting.options)
        options.push_back({{"option", option},
                           {"optionLabel", std::string(said(label, locale))},
                           {"chosen", option == value}});

    const auto help = std::string(said(setting.help, locale));
    const auto id = "s-" + setting.key;
    std::string describedBy;
    const auto describe = [&](bool present, const char* ending) {
        if (present)
            (describedBy += describedBy.empty() ? "" : " ") += id + ending;
    };
    describe(!help.empty(), "-h");
    describe(secret, "-s");
    describe(wrong, "-e");
    const bool choice = setting.type == Type::choice || setting.type == Type::flag;
    return {{"key", setting.key},
            {"label", std::string(said(setting.label, locale))},
            {"helped", !help.empty()},
            {"help", help},
            {"isChoice", choice},
            {"on", value == "yes"},
            {"isText", !choice && !secret},
            {"isNumber", setting.type == Type::number},
            {"isSecret", secret},
            {"isSet", secret && _parts.settings.isSet(drawing.facts.id, setting.key)},
            {"forgotten", drawing.typed.forgotten.contains(setting.key)},
            {"options", std::move(options)},
            {"value", value},
            {"described", !describedBy.empty()},
            {"describedBy", describedBy},
            {"wrong", wrong},
            {"error", wrong ? finding->sentence : std::string()},
            {"edited", !secret && value != saved},
            {"saved", savedWords(drawing.request, setting, saved)}};
}


/// As the form calls that value.
std::string AdminPlugin::savedWords(const Request& request, const Setting& setting,
                                    const std::string& saved) const
{
    const auto& locale = request.visitor.locale;
    if (setting.type == Type::flag)
    {
        const auto& own = saved == "yes" ? setting.yes : setting.no;
        return own.empty() ? say(request, "setting." + saved) : std::string(said(own, locale));
    }
    for (const auto& [option, label] : setting.options)
        if (option == saved)
            return std::string(said(label, locale));
    return saved.empty() ? say(request, "plugins.saved-nothing") : saved;
}


Response AdminPlugin::form(const Drawing& drawing) const
{
    const auto& request = drawing.request;
    const auto& locale = request.visitor.locale;
    const auto schema = _parts.settings.schema(drawing.facts.id);
    if (!schema)
        return Response::notFound();
    View::List wrongs;
    for (const auto& finding : asOnThePage(drawing.findings, *schema))
    {
        const auto found = std::find_if(schema->settings.begin(), schema->settings.end(),
                                        [&](const auto& each) { return each.key == finding.key; });
        wrongs.push_back(
            {{"wrongKey", finding.key},
             {"wrongLabel",
              found == schema->settings.end() ? finding.key : std::string(said(found->label, locale))},
             {"wrongText", finding.sentence}});
    }
    View::List groups;
    for (const auto& [key, label] : schema->groups)
    {
        std::vector<const Setting*> inGroup;
        View::List settings;
        for (const auto& each : schema->settings)
            if (each.group == key)
            {
                inGroup.push_back(&each);
                settings.push_back(setting(drawing, each));
            }
        if (inGroup.empty())
            continue;
        const auto& first = *inGroup.front();
        const bool table = isTable(inGroup);
        groups.push_back({{"groupKey", key},
                          {"groupLabel", std::string(said(label, locale))},
                          {"table", table},
                          {"tableHelp", table ? std::string(said(first.help, locale)) : std::string()},
                          {"tableYes", table ? std::string(said(first.yes, locale)) : std::string()},
                          {"tableNo", table ? std::string(said(first.no, locale)) : std::string()},
                          {"settings", std::move(settings)}});
    }
    const auto state =
        stateWords(_parts.words, locale, drawing.facts, healthOf(_parts.contributions, drawing.facts.id));
    const auto level = std::to_string(drawing.facts.abiLevel);
    const auto title = titleOf(_parts.words, locale, drawing.facts.id);
    helpdesk::Frame frame;
    frame.title = say(request, "plugins.settings-of", {{"plugin", title}});
    frame.area = helpdesk::Frame::Area::admin;
    frame.menu = "plugins";
    return show(
        request, "admin/plugin",
        {{"id", drawing.facts.id},
         {"title", title},
         {"facts", say(request, "plugins.facts", {{"version", drawing.facts.version}, {"level", level}})},
         {"state", state.text},
         {"stateLook", state.look},
         {"anyWrong", !wrongs.empty()},
         {"wrongHeading",
          say(request, "plugins.to-correct", {{"count", static_cast<long long>(wrongs.size())}})},
         {"wrongs", std::move(wrongs)},
         {"groups", std::move(groups)}},
        std::move(frame));
}

}  // namespace supportcentre
