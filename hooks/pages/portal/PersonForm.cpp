#include "hooks/pages/portal/PersonForm.h"

#include "core/text/Email.h"
#include "core/text/Text.h"
#include "hooks/pages/Forms.h"

#include <algorithm>

namespace contacts {

namespace {

/// As it will be stored. What cannot be stored stays as typed, so that the rules can name it.
std::string asLine(std::string_view typed)
{
    return oneLine(typed).value_or(std::string(typed));
}


std::string asAddress(std::string_view typed)
{
    const auto canonical = canonicalEmail(typed, EmailLetters::any);
    return canonical.ok() ? canonical.text : std::string(typed);
}


std::string asPhone(std::string_view typed)
{
    return canonicalPhone(typed, "").value_or(std::string(typed));
}


std::set<RoleKey, std::less<>> rolesOf(const helpdesk::Fields& form)
{
    std::set<RoleKey, std::less<>> roles;
    for (const auto key : valuesOf(form, "role"))
        roles.emplace(key);
    return roles;
}


std::set<RoleKey, std::less<>> split(std::string_view keys)
{
    std::set<RoleKey, std::less<>> roles;
    while (!keys.empty())
    {
        const auto key = keys.substr(0, keys.find(' '));
        keys.remove_prefix(std::min(keys.size(), key.size() + 1));
        if (!key.empty())
            roles.emplace(key);
    }
    return roles;
}


/// Writes the lines of one form.
class Lines
{
public:
    Lines(const helpdesk::Fields& form, PersonKey person) : _form(form), _person(std::move(person)) {}

    void edit(Field field)
    {
        const auto name = std::string(wordOf(field));
        if (!moved(name))
            return;
        const auto typed = _form.text(name);
        auto line = make(ChangeKind::editContact);
        line.field = field;
        line.value = field == Field::phone ? asPhone(typed) : asLine(typed);
        _lines.push_back({std::move(line), std::string(_form.text("was." + name))});
    }

    void value(const std::string& name, ChangeKind kind)
    {
        if (!moved(name))
            return;
        auto line = make(kind);
        line.value = kind == ChangeKind::changeEmail ? asAddress(_form.text(name)) : asLine(_form.text(name));
        _lines.push_back({std::move(line), std::string(_form.text("was." + name))});
    }

    /// A box that is not checked is not posted: that it stood in the form is told by its "was." field.
    void flag(const std::string& name, ChangeKind kind)
    {
        const auto* was = _form.find("was." + name);
        const std::string now = _form.text(name) == "yes" ? "yes" : "no";
        if (!was || *was == now)
            return;
        auto line = make(kind);
        line.value = now;
        _lines.push_back({std::move(line), std::nullopt});
    }

    void roles()
    {
        const auto* shown = _form.find("was.roles");
        if (!shown)
            return;
        const auto was = split(*shown);
        const auto now = rolesOf(_form);
        for (const auto& key : now)
            if (!was.contains(key))
                role(ChangeKind::grantRole, key);
        for (const auto& key : was)
            if (!now.contains(key))
                role(ChangeKind::revokeRole, key);
    }

    [[nodiscard]] std::vector<Written> take() { return std::move(_lines); }

private:
    [[nodiscard]] bool moved(const std::string& name) const
    {
        const auto* typed = _form.find(name);
        const auto* was = _form.find("was." + name);
        return typed && was && *typed != *was;
    }

    void role(ChangeKind kind, const RoleKey& key)
    {
        auto line = make(kind);
        line.role = key;
        _lines.push_back({std::move(line), std::nullopt});
    }

    [[nodiscard]] Change make(ChangeKind kind) const
    {
        Change line;
        line.kind = kind;
        line.person = _person;
        return line;
    }

    const helpdesk::Fields& _form;
    PersonKey _person;
    std::vector<Written> _lines;
};

}  // namespace


std::vector<Written> linesOf(const helpdesk::Fields& form, const PersonKey& person)
{
    Lines lines(form, person);
    for (const auto field : {Field::title, Field::firstName, Field::lastName, Field::phone, Field::locale})
        lines.edit(field);
    lines.value("email", ChangeKind::changeEmail);
    lines.value("department", ChangeKind::setDepartment);
    lines.flag("portalUser", ChangeKind::setPortalUser);
    lines.flag("seesAllRequests", ChangeKind::setSeesAllRequests);
    lines.roles();
    return lines.take();
}


Person typedOver(const helpdesk::Fields& form, Person base)
{
    const auto take = [&](std::string_view name, std::string& field) {
        if (const auto* typed = form.find(name))
            field = *typed;
    };
    take("title", base.title);
    take("firstName", base.firstName);
    take("lastName", base.lastName);
    take("email", base.email);
    take("phone", base.phone);
    take("locale", base.locale);
    take("department", base.department);
    base.portalUser = form.text("portalUser") == "yes";
    base.seesAllRequests = form.text("seesAllRequests") == "yes";
    base.roles = rolesOf(form);
    return base;
}


Change additionOf(const helpdesk::Fields& form, const PersonKey& person)
{
    Change line;
    line.kind = ChangeKind::addContact;
    line.person = person;
    line.details = typedOver(form, {});
    line.roles = std::move(line.details.roles);
    line.details.roles.clear();
    for (auto* text : {&line.details.title, &line.details.firstName, &line.details.lastName,
                       &line.details.locale, &line.details.department})
        *text = asLine(*text);
    line.details.email = asAddress(line.details.email);
    line.details.phone = asPhone(line.details.phone);
    return line;
}


bool looksLikeRef(std::string_view text)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto known = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    return !text.empty() && text.size() <= 40 && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), known);
}

}  // namespace contacts
