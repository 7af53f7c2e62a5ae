#include "hooks/export/CellText.h"

#include "core/account/AccountStanding.h"
#include "core/changes/Describe.h"
#include "core/text/Text.h"
#include "hooks/pages/Utc.h"
#include "hooks/pages/portal/AccountWords.h"

namespace contacts {

namespace {

using Fact = ListColumn::Fact;


bool holds(std::string_view roles, std::string_view key)
{
    while (!roles.empty())
    {
        const auto one = roles.substr(0, roles.find(' '));
        if (one == key)
            return true;
        roles.remove_prefix(std::min(roles.size(), one.size() + 1));
    }
    return false;
}


std::string_view yesNo(bool yes)
{
    return yes ? "yes" : "no";
}

}  // namespace


CellText::CellText(const Ground& ground, const SheetWish& wish, Spelling spelling)
    : _ground(ground),
      _wish(wish),
      _spelling(spelling),
      _catalogue(ground.services.catalogue()),
      _now(ground.services.clock.now())
{
}


std::string CellText::head(const ListColumn& column) const
{
    if (_spelling == Spelling::json)
        return column.name();
    if (column.fact == Fact::role)
        return roleLabel(*_catalogue, column.role, _wish.locale);
    return _ground.words.say(_wish.locale, "list.column." + column.name());
}


std::string_view CellText::of(const ListRow& row, const ListColumn& column)
{
    switch (column.fact)
    {
    case Fact::title: return row.title;
    case Fact::firstName: return row.firstName;
    case Fact::lastName: return row.lastName;
    case Fact::email: return row.email;
    case Fact::department: return row.department;
    case Fact::id: return keep(row.id.text());
    case Fact::projects: return keep(std::to_string(row.projects));
    case Fact::roles: return roles(row, false);
    case Fact::primaryRoles: return roles(row, true);
    default: return _spelling == Spelling::json ? inJson(row, column) : inWords(row, column);
    }
}


std::string_view CellText::inJson(const ListRow& row, const ListColumn& column)
{
    switch (column.fact)
    {
    case Fact::phone: return row.phone;
    case Fact::locale: return row.locale;
    case Fact::seesAllRequests: return yesNo(row.seesAllRequests);
    case Fact::portalUser: return yesNo(row.portalUser);
    case Fact::status: return row.status == MembershipStatus::active ? "active" : "deactivated";
    case Fact::account: return wordOf(standing(row.account, row.invitedUntil, _now));
    case Fact::lastLogin: return keep(row.lastLogin == Time{} ? std::string() : utc(row.lastLogin));
    case Fact::role: return yesNo(holds(row.roles, column.role));
    default: return {};
    }
}


std::string_view CellText::inWords(const ListRow& row, const ListColumn& column)
{
    switch (column.fact)
    {
    case Fact::phone: return keep(readablePhone(row.phone));
    case Fact::locale: return keep(languageName(row.locale, _wish.locale));
    case Fact::seesAllRequests: return said(row.seesAllRequests ? "page.yes" : "page.no");
    case Fact::portalUser: return said(row.portalUser ? "page.yes" : "page.no");
    case Fact::status: return stateWords(row, row.status);
    case Fact::account: return stateWords(row, MembershipStatus::active);
    case Fact::lastLogin:
        return row.lastLogin == Time{}
                   ? std::string_view()
                   : keep(_ground.words.dateTime(_wish.locale, _wish.zone, row.lastLogin));
    case Fact::role: return holds(row.roles, column.role) ? said("page.yes") : std::string_view();
    default: return {};
    }
}


/// Keys with ";" as the import reads them, or labels.
std::string_view CellText::roles(const ListRow& row, bool onlyPrimary)
{
    _text.clear();
    for (auto rest = row.roles; !rest.empty();)
    {
        const auto key = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), key.size() + 1));
        const auto* role = _catalogue->find(key);
        if (onlyPrimary && !(role && role->primary))
            continue;
        const bool json = _spelling == Spelling::json;
        _text += _text.empty() ? "" : json ? ";" : ", ";
        _text += json || !role ? key : std::string_view(role->in(_wish.locale).label);
    }
    return _text;
}


std::string_view CellText::said(std::string_view key, long long number)
{
    auto known = std::string(key) += std::to_string(number);
    const auto found = _said.find(known);
    if (found != _said.end())
        return found->second;
    return _said.emplace(std::move(known), _ground.words.say(_wish.locale, key, {{"count", number}}))
        .first->second;
}


std::string_view CellText::stateWords(const ListRow& row, MembershipStatus status)
{
    const auto state = stateOf(status, row.portalUser, row.account, row.invitedUntil, row.lastLogin, _now);
    return said(state.key, state.number);
}

}  // namespace contacts
