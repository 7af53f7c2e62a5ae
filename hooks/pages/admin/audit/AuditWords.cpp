#include "hooks/pages/admin/audit/AuditWords.h"

#include "core/changes/ChangeSets.h"
#include "core/changes/Describe.h"
#include "core/history/HistoryEntries.h"
#include "core/history/KnownBreaks.h"
#include "hooks/pages/admin/roles/RoleWords.h"
#include "hooks/pages/portal/HistoryWords.h"

namespace contacts {

namespace {

constexpr std::string_view rolePrefix = "role/";
constexpr std::string_view pluginPrefix = "plugin/";
constexpr std::string_view ourselves = "contacts-manager";


/// As the form calls it; a setting that is not ours, or no longer there, by its key.
std::string settingWords(const AdminRoom& room, const std::string& key)
{
    for (const auto& word : {"setting." + key + ".label", "setting." + key})
        if (room.ground.words.has(word))
            return room.say(word);
    return key;
}


std::string settingValueWords(const AdminRoom& room, const std::string& key, const std::string& value)
{
    const bool flag = value == "yes" || value == "no";
    const auto option =
        flag && key.starts_with("direct.") ? "setting.direct." + value : "setting." + key + "." + value;
    if (!value.empty() && room.ground.words.has(option))
        return room.say(option);
    return flag ? room.say("page." + value) : value;
}


AuditWords::Change settingChange(const AdminRoom& room, const Difference& difference)
{
    const auto what = settingWords(room, difference.field);
    if (difference.before.empty() && difference.after.empty())
        return {"", room.say("audit.secret-changed", {{"setting", std::string_view(what)}}), "", "", "", ""};
    return {"",
            what,
            settingValueWords(room, difference.field, difference.before),
            settingValueWords(room, difference.field, difference.after),
            "",
            ""};
}


/// Of an acknowledged break: what was written down, which entry it was, and the damage by its sign.
AuditWords::Change breakChange(const AdminRoom& room, const Difference& difference)
{
    const auto key = "audit.known.field." + difference.field;
    return {"", room.ground.words.has(key) ? room.say(key) : difference.field, "", difference.after, "", ""};
}


/// Which roles were in a group then, nobody knows any more: it is called after the role that began it.
std::string oldRoleValue(const AdminRoom& room, const std::string& field, const std::string& value,
                         const Catalogue& catalogue)
{
    if (value.empty() || !field.starts_with("required"))
        return roleValueWords(room, field, value, catalogue);
    const auto group = roleLabel(catalogue, value, room.locale());
    return room.say("catalogue.required.short", {{"group", std::string_view(group)}});
}


AuditWords::Change roleChange(const AdminRoom& room, const Difference& difference, const Catalogue& catalogue)
{
    const auto& field = difference.field;
    return {"",
            roleFieldWords(room, field),
            oldRoleValue(room, field, difference.before, catalogue),
            oldRoleValue(room, field, difference.after, catalogue),
            "",
            ""};
}


/// The role's name in the entry itself, so that a removed one is known too.
std::string roleIn(const AdminRoom& room, const AuditEntry& entry)
{
    const auto key = entry.object.substr(rolePrefix.size());
    const auto catalogue = room.ground.services.catalogue();
    if (const auto* role = catalogue->find(key))
        return role->in(room.locale()).label;
    for (const auto& each : differencesIn(entry.facts))
        if (each.field == "label." + room.locale())
            return each.after.empty() ? each.before : each.after;
    return key;
}

/// Whose chain it is.
std::string chainIn(const AdminRoom& room, const AuditEntry& entry)
{
    const auto text = entry.object.substr(chainPrefix.size());
    const auto id = CustomerId::from(text);
    if (!id)
        return room.say("audit.no-customer");
    const auto customer = room.ground.services.storage.read()->customers().find(*id);
    return customer ? customer->name : "#" + text;
}

}  // namespace


HistoryEntry AuditWords::named(const AuditLine& line)
{
    auto entry = line.entry;
    const auto account = entry.audit.account;
    // Whoever is no contact here but somewhere else may be of the helpdesk all the same.
    const auto& nameOf = entry.audit.contact ? _room.ground.services.staffName : _staff.nameOf;
    if (entry.by.empty() && account && nameOf)
    {
        const auto known = _names.find(account);
        entry.by =
            known != _names.end() ? known->second : _names.emplace(account, nameOf(account)).first->second;
    }
    if (entry.audit.object.starts_with(rolePrefix))
        entry.about = roleIn(_room, entry.audit);
    if (entry.audit.object.starts_with(chainPrefix))
        entry.about = chainIn(_room, entry.audit);
    if (entry.audit.object.starts_with(pluginPrefix))
    {
        entry.about = entry.audit.object.substr(pluginPrefix.size());
        if (entry.about == ourselves)
            entry.about = _room.say("page.title");
    }
    return entry;
}


std::string AuditWords::customer(const AuditLine& line) const
{
    return line.customer ? line.customerName : _room.say("audit.no-customer");
}


std::vector<AuditWords::Change> AuditWords::changes(const AuditLine& line) const
{
    std::vector<Change> changes;
    const auto& entry = line.entry;
    const auto catalogue = _room.ground.services.catalogue();
    const auto& object = entry.audit.object;
    for (const auto& each : differencesIn(entry.audit.facts))
        changes.push_back(object.starts_with(pluginPrefix)  ? settingChange(_room, each)
                          : object.starts_with(chainPrefix) ? breakChange(_room, each)
                                                            : roleChange(_room, each, *catalogue));
    for (const auto& person : peopleNoted(_room.ground, _room.locale(), entry))
        for (const auto& each : person.lines)
            changes.push_back(
                {person.name,
                 _room.ground.words.say(_room.locale(), each.sentence(tenseOf(entry)), each.arguments),
                 each.before, each.after, "", ""});
    if (entry.importedBesides > 0)
        changes.push_back(
            {_room.say("history.import.more", {{"count", static_cast<long long>(entry.importedBesides)}}), "",
             "", "", "", ""});
    if (!entry.request)
        return changes;
    const bool arrival = tellsArrival(entry.audit.act);
    const auto lines = arrival ? entry.brought : entry.linesAbout({});
    const auto tense = arrival ? Tense::done : tenseOf(entry);
    const auto& before = entry.request->before();
    for (const auto& person :
         describe(lines, before, contacts::apply(lines, before), *catalogue, _room.locale()))
        for (const auto& each : person.lines)
        {
            const bool rejected = each.outcome == LineOutcome::rejected;
            changes.push_back(
                {arrival && !entry.about.empty() ? entry.about : person.name,
                 _room.ground.words.say(_room.locale(), each.sentence(rejected ? Tense::asked : tense),
                                        each.arguments),
                 each.before, each.after,
                 arrival || each.result().empty() ? std::string()
                                                  : _room.say("page.outcome." + each.result()),
                 each.outcomeReason});
        }
    return changes;
}

}  // namespace contacts
