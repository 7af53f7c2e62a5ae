#include "hooks/pages/portal/RowPainter.h"

#include "hooks/pages/portal/AccountWords.h"

#include <charconv>

namespace contacts {

namespace {

Blocked whyBlocked(Rights rights, const ListRow& row, const PersonMarks* marks)
{
    if (rights != Rights::manage)
        return Blocked::rights;
    if (marks && marks->leaving())
        return Blocked::leaving;
    const auto status = marks && marks->after ? marks->after->status : row.status;
    return status == MembershipStatus::deactivated ? Blocked::inactive : Blocked::no;
}


MatrixLook::Tools toolsFor(const RowFrame& frame, const ListRow& row, const PersonMarks* marks)
{
    using Tools = MatrixLook::Tools;
    if (frame.rights == Rights::look)
        return Tools::look;
    if (frame.rights == Rights::details)
        return Tools::details;
    if (marks && marks->leaving())
        return Tools::leaving;
    if (marks && marks->added())
        return Tools::added;
    return row.email == frame.ownEmail ? Tools::self : Tools::manage;
}

}  // namespace


RowPainter::RowPainter(const Ground& ground, const MatrixLook& look, const RowFrame& frame)
    : _ground(ground),
      _look(look),
      _frame(frame),
      _held(look.columns().size())
{
}


void RowPainter::paint(std::string& out, const ListRow& row, const PersonMarks* marks)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, row.id.value).ptr;
    paintRow(out, std::string_view(digits, static_cast<std::size_t>(end - digits)), row, marks);
}


void RowPainter::paintAdded(std::string& out, const PersonMarks& marks)
{
    const auto& person = *marks.after;
    ListRow row;
    row.title = person.title;
    row.firstName = person.firstName;
    row.lastName = person.lastName;
    row.email = person.email;
    row.portalUser = person.portalUser;
    row.status = person.status;
    _id = marks.key.text();
    paintRow(out, _id, row, &marks);
}


void RowPainter::paintRow(std::string& out, std::string_view id, const ListRow& row, const PersonMarks* marks)
{
    // An edited name or address shows as it will be; its old value stands in the panel and in the request.
    const auto* after = marks ? marks->after : nullptr;
    const std::string_view title = after ? std::string_view(after->title) : row.title;
    const std::string_view email = after ? std::string_view(after->email) : row.email;
    const std::string_view first = after ? std::string_view(after->firstName) : row.firstName;
    const std::string_view last = after ? std::string_view(after->lastName) : row.lastName;
    _name.assign(first);
    if (!first.empty() && !last.empty())
        _name += ' ';
    _name += last;

    const bool open = !marks ? _frame.open.contact == row.id && row.id : _frame.open == marks->key;
    _class.clear();
    if (marks)
        _class += marks->leaving() ? "leaving " : marks->added() ? "fresh " : "";
    if (marks && marks->changed())
        _class += "changed ";
    if (open)
        _class += "open ";
    if (marks && !marks->findings.empty())
        _class += "hasinrow";

    readHeld(row.roles);
    writeBoxes(id, whyBlocked(_frame.rights, row, marks), marks);
    writeTags(row, marks);
    writeState(row, marks);
    writeTools(id, toolsFor(_frame, row, marks));

    const auto at = email.rfind('@');
    const auto local = email.substr(0, at);
    const auto domain = at == email.npos ? std::string_view() : email.substr(at);
    _look.row().fill(out, {id, _class, open ? "true" : "false", _frame.prefix, title, _name, local, domain,
                           _tags, _state, _boxes, _tools});
}


void RowPainter::readHeld(std::string_view roles)
{
    std::fill(_held.begin(), _held.end(), char{0});
    const auto& columns = _look.columns();
    std::size_t column = 0;
    while (!roles.empty())
    {
        const auto key = roles.substr(0, roles.find(' '));
        roles.remove_prefix(std::min(roles.size(), key.size() + 1));
        for (column = 0; column < columns.size(); ++column)
            if (columns[column].key == key)
            {
                _held[column] = 1;
                break;
            }
    }
}


void RowPainter::writeBoxes(std::string_view id, Blocked blocked, const PersonMarks* marks)
{
    _boxes.clear();
    _checked.clear();
    const std::string_view values[] = {id, _name};
    const auto& columns = _look.columns();
    const bool moved = marks && (marks->before || marks->after);
    for (std::size_t column = 0; column < columns.size(); ++column)
    {
        const bool live = _held[column] != 0;
        const bool after = moved ? marks->holds(columns[column].key) : live;
        _look.box(column, live, after, blocked).fill(_boxes, values);
        if (after && !columns[column].primary)
            (_checked += _checked.empty() ? "" : " ") += columns[column].key;
    }
}


std::string_view RowPainter::said(std::string_view key, long long number)
{
    auto known = std::string(key) += std::to_string(number);
    const auto found = _said.find(known);
    if (found != _said.end())
        return found->second;
    return _said.emplace(std::move(known), _ground.words.say(_frame.locale, key, {{"count", number}}))
        .first->second;
}


void RowPainter::tag(std::string_view look, std::string_view text)
{
    _look.tag().fill(_tags, {look, text});
}


void RowPainter::writeTags(const ListRow& row, const PersonMarks* marks)
{
    _tags.clear();
    if (row.email == _frame.ownEmail)
        tag("", said("page.tag.you", 0));
    if (marks && marks->added())
        tag("add", said("page.tag.new", 0));
    else if (marks && marks->leaving())
        tag("del", said("page.tag.leaving", 0));
    else if (marks && !marks->lines.empty())
        tag("edit", said("page.tag.changes", static_cast<long long>(marks->lines.size())));
    if (row.status == MembershipStatus::deactivated)
        tag("", said("page.tag.inactive", 0));
}


void RowPainter::writeState(const ListRow& row, const PersonMarks* marks)
{
    _state.clear();
    const bool portalUser = marks && marks->after ? marks->after->portalUser : row.portalUser;
    const auto state =
        stateOf(row.status, portalUser, row.account, row.invitedUntil, row.lastLogin, _frame.now);
    _look.state().fill(_state, {state.look, said(state.key, state.number)});
}


void RowPainter::writeTools(std::string_view id, MatrixLook::Tools which)
{
    _tools.clear();
    const std::string_view values[] = {id,        _frame.path, _frame.prefix, _frame.csrf,
                                       _frame.at, _checked,    _name};
    _look.tools(which).fill(_tools, values);
}

}  // namespace contacts
