#include "hooks/panels/DiffRows.h"

#include "core/changes/Describe.h"
#include "core/text/Text.h"
#include "hooks/pages/Phrases.h"

#include <algorithm>

namespace contacts {

using templates::View;

namespace {

/// The JSON name of the cell that a line writes, as Drift spells it.
std::string cellOf(const Change& change)
{
    switch (change.kind)
    {
    case ChangeKind::editContact: return std::string(wordOf(change.field));
    case ChangeKind::changeEmail: return "email";
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole:
    case ChangeKind::promote: return "role:" + change.role;
    case ChangeKind::setDepartment: return "department";
    case ChangeKind::setSeesAllRequests: return "seesAllRequests";
    case ChangeKind::setPortalUser: return "portalUser";
    case ChangeKind::deactivate:
    case ChangeKind::reactivate: return "status";
    default: return "membership";
    }
}


const Person* find(const Snapshot& snapshot, const PersonKey& key)
{
    const auto found = snapshot.people.find(key);
    return found == snapshot.people.end() ? nullptr : &found->second;
}


/// Every name the template may ask a line for.
View emptyLine()
{
    return {{"existing", std::string()}, {"existingMuted", false},
            {"hasGone", false},          {"gone", std::string()},
            {"hasCome", false},          {"come", std::string()},
            {"hasPlain", false},         {"plain", std::string()},
            {"hasValue", false},         {"value", std::string()},
            {"smalls", View::List{}},    {"hasOutcome", false},
            {"outcome", std::string()},  {"outcomeClass", std::string()},
            {"hasOutcomeReason", false}, {"outcomeReason", std::string()}};
}


void gone(View& line, std::string text)
{
    line.set("hasGone", true).set("gone", std::move(text));
}


void come(View& line, std::string text)
{
    line.set("hasCome", true).set("come", std::move(text));
}


void plain(View& line, std::string text)
{
    line.set("hasPlain", true).set("plain", std::move(text));
}


/// What comes and was typed by somebody: in whatever direction it is written.
void value(View& line, std::string text)
{
    line.set("hasValue", true).set("value", std::move(text));
}

}  // namespace


DiffRows::DiffRows(const Ground& ground, const RequestView& view, const helpdesk::Visitor& visitor,
                   const LineChoices& choices, bool reasonsMissing)
    : _ground(ground),
      _view(view),
      _locale(visitor.locale),
      _zone(visitor.timeZone),
      _choices(choices),
      _reasonsMissing(reasonsMissing),
      _catalogue(ground.services.catalogue())
{
}


View::List DiffRows::people() const
{
    View::List people;
    for (const auto& person :
         describe(_view.request.changes, _view.existing, _view.requested, *_catalogue, _locale))
    {
        View::List lines;
        for (const auto& described : person.lines)
            for (const auto& change : _view.request.changes)
                if (change.id == described.change)
                    lines.push_back(line(change)
                                        .set("sign", signOf(described.sign))
                                        .set("signClass", lookOf(described.sign)));
        const auto count = static_cast<long long>(lines.size());
        const auto named = _view.joining.find(person.key);
        people.push_back(
            {{"person", named == _view.joining.end() ? person.name : named->second},
             {"email", person.added ? std::string() : person.email},
             {"note", !person.added ? _ground.words.say(_locale, "panel.changes", {{"changes", count}})
                                    : say(joins(person.key) ? "new-here" : "new-person")},
             {"anchor", "person-" + person.key.text()},
             {"lines", std::move(lines)}});
    }
    return people;
}


/// Somebody whom the helpdesk knows already.
bool DiffRows::joins(const PersonKey& person) const
{
    const auto& lines = _view.request.changes;
    return std::any_of(lines.begin(), lines.end(), [&](const Change& line) {
        return line.kind == ChangeKind::linkContact && line.person == person;
    });
}


std::string DiffRows::nameOf(const Drift& cell) const
{
    return personName(cell.person) + ", " + fieldLabel(cell.field);
}


View DiffRows::line(const Change& change) const
{
    View line = emptyLine();
    line.set("what", what(change));
    if (change.kind == ChangeKind::addContact || change.kind == ChangeKind::linkContact)
        arrival(change, line);
    else
        cells(change, line);
    auto moved = moves(change);
    choice(change, !moved.empty(), line);
    line.set("moves", std::move(moved));
    outcome(change, line);
    return line;
}


void DiffRows::cells(const Change& change, View& line) const
{
    const auto* person = find(_view.existing, change.person);
    const auto existing = [&](std::string text) { line.set("existing", std::move(text)); };
    const auto yesNo = [&](bool value) { return say(value ? "yes" : "no"); };
    switch (change.kind)
    {
    case ChangeKind::grantRole: existing(say("not-held")); return come(line, say("holds"));
    case ChangeKind::revokeRole:
        existing(say("holds"));
        gone(line, say("holds"));
        return plain(line, say("not-held"));
    case ChangeKind::promote:
        existing(say("not-held"));
        for (const auto& [key, holder] : _view.existing.people)
            if (key != change.person && holder.roles.contains(change.role))
                existing(_ground.words.say(_locale, "panel.held-by", {{"person", holder.name()}}));
        return come(line, say("holds"));
    case ChangeKind::setPortalUser:
    case ChangeKind::setSeesAllRequests:
        existing(yesNo(change.value != "yes"));
        return change.value == "yes" ? come(line, yesNo(true)) : plain(line, yesNo(false));
    case ChangeKind::deactivate:
        existing(say("active"));
        gone(line, say("active"));
        return plain(line, say("inactive"));
    case ChangeKind::reactivate: existing(say("inactive")); return come(line, say("active"));
    case ChangeKind::removeContact: {
        auto roles = person ? roleLabels(*_catalogue, person->roles, _locale) : std::string();
        existing(roles.empty() ? say("no-role") : roles);
        if (!roles.empty())
            gone(line, std::move(roles));
        return plain(line, say("no-role"));
    }
    default: break;
    }
    const auto people = describe({change}, _view.existing, _view.requested, *_catalogue, _locale);
    for (const auto& described : people.front().lines)
    {
        line.set("existing", described.before.empty() ? say("empty") : described.before);
        line.set("existingMuted", described.before.empty());
        if (described.after.empty())
        {
            gone(line, described.before);
            plain(line, say("empty"));
        }
        else
            value(line, described.after);
    }
}


void DiffRows::arrival(const Change& change, View& line) const
{
    line.set("existing", say("unknown-here")).set("existingMuted", true);
    const bool added = change.kind == ChangeKind::addContact;
    come(line, added ? change.details.email : change.value);
    std::vector<std::string> facts;
    if (added && !change.details.department.empty())
        facts.push_back(change.details.department);
    if (added)
        facts.push_back(languageName(change.details.locale, _locale));
    facts.push_back(roleLabels(*_catalogue, change.roles, _locale));
    std::string joined;
    for (const auto& fact : facts)
        joined += (joined.empty() || fact.empty() ? "" : ", ") + fact;
    View::List smalls{{{"small", joined}}};
    if (added && !change.details.title.empty())
        smalls.push_back({{"small", _ground.words.say(_locale, "panel.titled",
                                                      {{"title", std::string_view(change.details.title)}})}});
    if (added && !change.details.phone.empty())
        smalls.push_back({{"small", readable("phone", change.details.phone)}});
    smalls.push_back({{"small", say(!added                      ? "with-access"
                                    : change.details.portalUser ? "with-account"
                                                                : "without-account")}});
    if (added && change.details.seesAllRequests)
        smalls.push_back({{"small", say("field.seesAllRequests")}});
    line.set("smalls", std::move(smalls));
}


/// A line answers for every cell that it writes: a promotion also for those whom it displaces, and whoever
/// has left takes all of his lines along.
bool DiffRows::concerns(const Drift& cell, const Change& change) const
{
    const auto own = cellOf(change);
    if (cell.person == change.person)
        return cell.field == own || cell.field == "membership";
    return change.kind == ChangeKind::promote && cell.field == own;
}


View::List DiffRows::moves(const Change& change) const
{
    View::List list;
    for (const auto& moved : _view.drift)
        if (concerns(moved, change))
            list.push_back({{"movedCell", nameOf(moved)},
                            {"then", readable(moved.field, moved.then)},
                            {"now", readable(moved.field, moved.now)},
                            {"wanted", readable(moved.field, moved.requested)},
                            {"hasMover", moved.mover.has_value()},
                            {"mover", moved.mover ? moverWords(*moved.mover) : std::string()}});
    return list;
}


std::string DiffRows::moverWords(const Mover& mover) const
{
    const auto at = _ground.words.dateTime(_locale, _zone, mover.at);
    if (mover.by.empty())
        return _ground.words.say(_locale, mover.helpdesk ? "panel.moved.by-helpdesk" : "panel.moved.at",
                                 {{"time", at}});
    return _ground.words.say(_locale, "panel.moved.by", {{"person", mover.by}, {"time", at}});
}


void DiffRows::choice(const Change& change, bool moved, View& line) const
{
    const auto found = _choices.find(change.id);
    const LineChoice chosen = found == _choices.end() ? LineChoice{} : found->second;
    const auto text = what(change);
    const auto person = personName(change.person);
    const std::vector<std::pair<std::string, std::string>> names{{"what", text}, {"person", person}};
    line.set("lineId", std::to_string(change.id))
        .set("arrives", change.person.contact ? std::string() : change.person.text())
        .set("brings", change.kind == ChangeKind::addContact || change.kind == ChangeKind::linkContact)
        .set("implements", chosen.decided ? !chosen.reject : !moved)
        .set("rejects", chosen.reject)
        .set("lineReason", chosen.reason)
        .set("reasonWrong",
             !chosen.flaw.empty() || (_reasonsMissing && chosen.reject && chosen.reason.empty()))
        .set("reasonFlawed", !chosen.flaw.empty())
        .set("reasonFlaw", chosen.flaw)
        .set("decisionLegend", _ground.words.say(_locale, "panel.decision-of", names))
        .set("reasonLabel", _ground.words.say(_locale, "panel.reason-of", names));
}


void DiffRows::outcome(const Change& change, View& line) const
{
    if (change.outcome == LineOutcome::open)
        return;
    const bool done = change.outcome == LineOutcome::implemented;
    line.set("hasOutcome", true)
        .set("outcome", say(!done             ? "outcome.rejected"
                            : change.linkSent ? "outcome.link-sent"
                                              : "outcome.implemented"))
        .set("outcomeClass", std::string(done ? "add" : "del"))
        .set("hasOutcomeReason", !change.outcomeReason.empty())
        .set("outcomeReason", change.outcomeReason);
}


std::string DiffRows::what(const Change& change) const
{
    switch (change.kind)
    {
    case ChangeKind::addContact: return say("new-contact");
    case ChangeKind::linkContact: return say("joins");
    case ChangeKind::removeContact:
        return _ground.words.say(_locale, "panel.leaves", {{"customer", _view.customer.name}});
    default: return fieldLabel(cellOf(change));
    }
}


std::string DiffRows::fieldLabel(std::string_view field) const
{
    constexpr std::string_view prefix = "role:";
    if (field.starts_with(prefix))
        return roleLabel(*_catalogue, field.substr(prefix.size()), _locale);
    return say("field." + std::string(field));
}


std::string DiffRows::readable(std::string_view field, const std::string& value) const
{
    if (value.empty())
        return say("empty");
    if (field.starts_with("role:"))
        return say(value == "yes" ? "holds" : "not-held");
    if (field == "status")
        return say(value == "active" ? "active" : "inactive");
    if (field == "membership" || field == "portalUser" || field == "seesAllRequests")
        return say(value == "yes" ? "yes" : "no");
    if (field == "locale")
        return languageName(value, _locale);
    if (field == "phone")
        if (auto phone = readablePhone(value); !phone.empty())
            return phone;
    return value;
}


std::string DiffRows::personName(const PersonKey& key) const
{
    // Of somebody who joins the line holds an address only.
    if (const auto joining = _view.joining.find(key); joining != _view.joining.end())
        return joining->second;
    for (const auto* snapshot : {&_view.existing, &_view.requested, &_view.request.then})
        if (const auto* person = find(*snapshot, key))
            return person->name().empty() ? person->email : person->name();
    return key.text();
}


std::string DiffRows::say(std::string_view key) const
{
    return _ground.words.say(_locale, std::string("panel.").append(key));
}

}  // namespace contacts
