#include "hooks/pages/portal/PersonSheet.h"

#include "core/changes/Describe.h"
#include "core/rules/Rules.h"
#include "core/text/Text.h"
#include "hooks/pages/FindingWords.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using templates::View;

enum class Shape { titles, languages, input };

struct FieldPlan
{
    const char* name;
    const char* type;
    std::string Person::*value;
    Shape shape = Shape::input;
    bool wide = false;
    bool required = false;
    bool hinted = false;
};

const std::array plans{
    FieldPlan{"title", "text", &Person::title, Shape::titles},
    FieldPlan{"locale", "text", &Person::locale, Shape::languages},
    FieldPlan{"firstName", "text", &Person::firstName},
    FieldPlan{"lastName", "text", &Person::lastName, Shape::input, false, true},
    FieldPlan{"email", "email", &Person::email, Shape::input, true, true, true},
    FieldPlan{"phone", "tel", &Person::phone},
    FieldPlan{"department", "text", &Person::department},
};


bool writes(const Change& line, std::string_view field)
{
    switch (line.kind)
    {
    case ChangeKind::editContact: return wordOf(line.field) == field;
    case ChangeKind::changeEmail: return field == "email";
    case ChangeKind::setDepartment: return field == "department";
    case ChangeKind::setSeesAllRequests: return field == "seesAllRequests";
    case ChangeKind::setPortalUser: return field == "portalUser";
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole:
    case ChangeKind::promote: return field.starts_with("role:") && field.substr(5) == line.role;
    default: return false;
    }
}


/// Builds the parts of one sheet.
class Sheet
{
public:
    Sheet(const PersonSheet& sheet, const Ground& ground, const MatrixLook& look, const std::string& locale)
        : _sheet(sheet),
          _ground(ground),
          _look(look),
          _locale(locale)
    {
    }

    [[nodiscard]] View field(const FieldPlan& plan) const
    {
        const auto value = readable(plan, _sheet.shown);
        const auto kept = readable(plan, _sheet.kept);
        const auto was = _sheet.live ? readable(plan, *_sheet.live) : std::string();
        const bool edited = _sheet.live && was != kept;
        const auto error = said(plan.name);
        const auto id = _sheet.prefix + plan.name;
        const auto* line = lineOf(plan.name);
        // The address is the user name: who corrects details only may not touch it.
        const bool blocked =
            _sheet.details != Blocked::no ||
            (plan.value == &Person::email && _sheet.compares && _sheet.roles == Blocked::rights);
        const bool hinted = plan.hinted && _sheet.compares;
        const bool looksUp = plan.value == &Person::email && !_sheet.lookup.empty();
        std::string described;
        const auto describe = [&](bool really, const char* part) {
            if (really)
                described += (described.empty() ? "" : " ") + id + part;
        };
        describe(!error.empty(), "-e");
        describe(hinted, "-h");
        describe(looksUp, "-k");
        describe(edited, "-w");
        return {{"name", std::string(plan.name)},
                {"id", id},
                {"label", word("page.field." + std::string(plan.name))},
                {"type", std::string(plan.type)},
                {"value", value},
                {"wide", plan.wide},
                {"offers", !offersOf(plan).empty()},
                {"offered", offersOf(plan)},
                {"choice", plan.shape != Shape::input},
                {"options", options(plan.shape, value)},
                {"required", plan.required},
                {"disabled", blocked},
                {"kept", _sheet.compares && !blocked},
                {"keptValue", kept},
                {"edited", edited},
                {"was", display(plan, was)},
                {"wasEmpty", was.empty()},
                {"line", line && !blocked},
                {"lineId", line ? std::to_string(line->id) : std::string()},
                {"moved", line && !blocked && moved(*line)},
                {"authored", !authorOf(line).empty()},
                {"author", authorOf(line)},
                {"wrong", !error.empty()},
                {"error", error},
                {"clashes", !blocked && clashes(plan.name)},
                {"hinted", hinted},
                {"hint", hinted ? word("page.field." + std::string(plan.name) + ".hint") : std::string()},
                {"looksUp", looksUp},
                {"lookup", _sheet.lookup},
                {"known", View::Markup{looksUp ? _sheet.known : std::string()}},
                {"described", !described.empty()},
                {"describedBy", described}};
    }

    [[nodiscard]] View flag(const char* name, bool Person::*value, const std::string& customer) const
    {
        const auto error = said(name);
        const std::string key = "page.field." + std::string(name);
        const bool blocked =
            _sheet.details != Blocked::no || (_sheet.roles == Blocked::rights && _sheet.compares);
        return {{"name", std::string(name)},
                {"id", _sheet.prefix + name},
                {"label", _ground.words.say(_locale, key, {{"customer", std::string_view(customer)}})},
                {"hint", word(key + ".hint")},
                {"checked", _sheet.shown.*value},
                {"disabled", blocked},
                {"edited", _sheet.live && _sheet.live->*value != _sheet.kept.*value},
                {"authored", !authorOf(lineOf(name)).empty()},
                {"author", authorOf(lineOf(name))},
                {"kept", _sheet.compares && !blocked},
                {"keptValue", std::string(_sheet.kept.*value ? "yes" : "no")},
                {"wrong", !error.empty()},
                {"error", error}};
    }

    [[nodiscard]] View role(const Column& column) const
    {
        const auto* role = _look.catalogue().find(column.key);
        const bool live = _sheet.live && _sheet.live->roles.contains(column.key);
        const bool shown = _sheet.shown.roles.contains(column.key);
        const bool above =
            _sheet.roles == Blocked::no && role && isAbove(*role, _sheet.reader) && !live && !shown;
        const auto id = _sheet.prefix + "role-" + column.key;
        const auto error = said("role:" + column.key);
        const auto name = _sheet.shown.name();
        return {{"role", column.key},
                {"id", id},
                {"label", column.label},
                {"description", column.description},
                {"named", _sheet.compares && !name.empty()},
                {"whose", name},
                {"box", !column.primary},
                {"icon", std::string(shown ? "i-check" : "i-ring")},
                {"checked", shown},
                {"disabled", above || _sheet.roles != Blocked::no},
                {"why", above ? id + "-why" : std::string(why())},
                {"above", above},
                {"required", column.required},
                {"primary", column.primary},
                {"primaryText", word(shown ? "page.role.primary-held" : "page.role.primary-free")},
                {"promotable", column.primary && !shown && !above && _sheet.roles == Blocked::no &&
                                   !_sheet.promotePath.empty()},
                {"promoteHref", _sheet.promotePath + "/" + column.key + _sheet.asked},
                {"delegating", role && role->delegating()},
                {"authored", !authorOf(lineOf("role:" + column.key)).empty()},
                {"author", authorOf(lineOf("role:" + column.key))},
                {"added", _sheet.live && shown && !live},
                {"withdrawn", _sheet.live && live && !shown},
                {"wrong", !error.empty()},
                {"error", error}};
    }

    /// Findings that no field of the form shows. Those about the roles as a whole lead to the first box.
    [[nodiscard]] View::List others() const
    {
        View::List list;
        for (const auto* finding : _sheet.findings)
            if (!hasField(finding->field))
                list.push_back({{"text", sentence(*finding)},
                                {"warns", finding->severity == Severity::warning},
                                {"placed", finding->field == "roles" && !firstBox().empty()},
                                {"place", firstBox()}});
        return list;
    }

    /// What is wrong with the roles as a whole: that there is none.
    [[nodiscard]] std::string rolesError() const
    {
        std::string text;
        for (const auto* finding : _sheet.findings)
            if (finding->field == "roles" && finding->severity == Severity::error)
                text += (text.empty() ? "" : " ") + sentence(*finding);
        return text;
    }

private:
    /// The id of the first role that can be ticked.
    [[nodiscard]] std::string firstBox() const
    {
        for (const auto& column : _look.columns())
            if (column.offered && !column.primary && _sheet.roles == Blocked::no)
                return _sheet.prefix + "role-" + column.key;
        return {};
    }

    [[nodiscard]] std::string word(const std::string& key) const { return _ground.words.say(_locale, key); }

    [[nodiscard]] std::string sentence(const Finding& finding) const
    {
        return sentenceOf(finding, _ground.words, _locale, _look.catalogue(),
                          _sheet.reader.agent ? Hearer::agent : Hearer::customer);
    }

    [[nodiscard]] bool hasField(const std::string& field) const
    {
        if (field == "seesAllRequests" || field == "portalUser")
            return true;
        const auto& columns = _look.columns();
        return std::any_of(plans.begin(), plans.end(),
                           [&](const auto& plan) { return field == plan.name; }) ||
               std::any_of(columns.begin(), columns.end(),
                           [&](const auto& column) { return field == "role:" + column.key; });
    }

    /// All sentences about one field.
    [[nodiscard]] std::string said(const std::string& field) const
    {
        std::string text;
        for (const auto* finding : _sheet.findings)
            if (finding->field == field)
                text += (text.empty() ? "" : " ") + sentence(*finding);
        return text;
    }

    /// Somebody else wrote here meanwhile: what was typed replaces that only when it is asked for.
    [[nodiscard]] bool clashes(std::string_view field) const
    {
        return std::any_of(_sheet.findings.begin(), _sheet.findings.end(), [&](const Finding* finding) {
            return finding->rule == "written-meanwhile" && finding->field == field;
        });
    }

    [[nodiscard]] const Change* lineOf(std::string_view field) const
    {
        for (const auto* line : _sheet.lines)
            if (writes(*line, field))
                return line;
        return nullptr;
    }

    [[nodiscard]] std::string authorOf(const Change* line) const
    {
        const auto found = line ? _sheet.authors.find(line->id) : _sheet.authors.end();
        return found == _sheet.authors.end() ? std::string() : found->second;
    }

    /// The live data changed under this line.
    [[nodiscard]] bool moved(const Change& line) const
    {
        return std::any_of(_sheet.findings.begin(), _sheet.findings.end(), [&](const Finding* finding) {
            return finding->rule == "live-value-changed" && finding->change == line.id;
        });
    }

    [[nodiscard]] static std::string readable(const FieldPlan& plan, const Person& person)
    {
        const auto& value = person.*plan.value;
        // What is no number stays as it was typed: it has to be corrected, not beautified.
        const bool number = plan.value == &Person::phone && canonicalPhone(value, "").has_value();
        return number ? readablePhone(value) : value;
    }

    [[nodiscard]] std::string display(const FieldPlan& plan, const std::string& value) const
    {
        return plan.shape == Shape::languages ? languageName(value, _locale) : value;
    }

    /// What the customer has already; anything else may be typed.
    [[nodiscard]] View::List offersOf(const FieldPlan& plan) const
    {
        View::List list;
        if (plan.value == &Person::department)
            for (const auto& department : _sheet.departments)
                list.push_back({{"offer", department}});
        return list;
    }

    [[nodiscard]] View::List options(Shape shape, const std::string& value) const
    {
        View::List list;
        const auto put = [&](const std::string& option, const std::string& label) {
            list.push_back({{"option", option}, {"optionLabel", label}, {"chosen", option == value}});
        };
        if (shape == Shape::languages)
            for (const auto* language : {"en", "fr", "de"})
                put(language, languageName(language, _locale));
        if (shape != Shape::titles)
            return list;
        put("", word("page.title.none"));
        bool known = value.empty();
        const auto withoutDot = [](std::string text) {
            return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
        };
        for (const auto* title : {"page.title.ms", "page.title.mr", "page.title.dr", "page.title.prof"})
        {
            // "Mr." from elsewhere is that title, and stays as it is.
            const std::string offered(word(title));
            const bool his = withoutDot(offered) == withoutDot(value);
            put(his ? value : offered, his ? value : offered);
            known = known || his;
        }
        if (!known)
            put(value, value);
        return list;
    }

    [[nodiscard]] std::string_view why() const
    {
        switch (_sheet.roles)
        {
        case Blocked::leaving: return "d-leaving";
        case Blocked::inactive: return "d-inactive";
        default: return "d-rights";
        }
    }

    const PersonSheet& _sheet;
    const Ground& _ground;
    const MatrixLook& _look;
    const std::string& _locale;
};

}  // namespace


void addSheet(View& view, const PersonSheet& sheet, const Ground& ground, const MatrixLook& look,
              const std::string& locale, const std::string& customer)
{
    const Sheet parts(sheet, ground, look, locale);
    View::List fields;
    for (const auto& plan : plans)
        fields.push_back(parts.field(plan));
    View::List flags{parts.flag("portalUser", &Person::portalUser, customer),
                     parts.flag("seesAllRequests", &Person::seesAllRequests, customer)};
    View::List roles;
    for (const auto& column : look.columns())
        if (column.offered && (sheet.compares || !column.primary))
            roles.push_back(parts.role(column));
    auto others = parts.others();
    auto rolesError = parts.rolesError();
    view.set("rolesWrong", !rolesError.empty()).set("rolesError", std::move(rolesError));
    view.set("fields", std::move(fields)).set("flags", std::move(flags)).set("roles", std::move(roles));
    view.set("others", !others.empty());
    view.set("otherFindings", std::move(others));
}


std::string fieldLabel(const Ground& ground, const Catalogue& catalogue, const std::string& locale,
                       const std::string& field)
{
    if (field.starts_with("role:"))
        return roleLabel(catalogue, field.substr(5), locale);
    const auto key = "page.about." + field;
    return ground.words.has(key) ? ground.words.say(locale, key) : std::string();
}

}  // namespace contacts
