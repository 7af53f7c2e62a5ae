#include "hooks/pages/portal/RowPainter.h"

#include "hooks/pages/portal/AccountWords.h"
#include "hooks/pages/portal/ShownColumns.h"

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
    if (row.email == frame.ownEmail)
        return Tools::self;
    const bool waitsForHim = row.portalUser && row.status == MembershipStatus::active && !row.roles.empty() &&
                             row.account != AccountState::active;
    return waitsForHim ? Tools::invite : Tools::manage;
}

/// The row as it will be. Views look into `person`.
ListRow afterDraft(ListRow row, const Person& person)
{
    row.title = person.title;
    row.email = person.email;
    row.phone = person.phone;
    row.locale = person.locale;
    row.department = person.department;
    row.portalUser = person.portalUser;
    row.seesAllRequests = person.seesAllRequests;
    return row;
}

}  // namespace


RowPainter::RowPainter(const Ground& ground, const MatrixLook& look, const RowFrame& frame)
    : _ground(ground),
      _look(look),
      _frame(frame),
      _held(look.columns().size()),
      _path(Html::escaped(_safePath, frame.path)),
      _prefix(Html::escaped(_safePrefix, frame.prefix)),
      _csrf(Html::escaped(_safeCsrf, frame.csrf)),
      _at(Html::escaped(_safeAt, frame.at)),
      _asked(Html::escaped(_safeAsked, frame.asked)),
      _true(Html::escaped(_safeTrue, "true")),
      _false(Html::escaped(_safeFalse, "false"))
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
    if (_name.empty())  // Asked to join by an address alone.
        _name = email;

    const auto isHis = [&](const PersonKey& key) {
        return !marks ? key.contact == row.id && row.id : key == marks->key;
    };
    const bool open = isHis(_frame.open);
    _class.clear();
    if (marks)
        _class += marks->leaving() ? "leaving " : marks->added() ? "fresh " : "";
    if (marks && marks->changed())
        _class += "changed ";
    if (open)
        _class += "open ";
    if ((marks && !marks->findings.empty()) || isHis(_frame.said))
        _class += "hasinrow";

    readHeld(row.roles, marks);
    const auto at = email.rfind('@');
    const auto safeId = Html::escaped(_safeId, id);
    const auto safeName = Html::escaped(_safeName, _name);
    const Html values[] = {safeId,
                           Html::escaped(_safeClass, _class),
                           open ? _true : _false,
                           _prefix,
                           Html::escaped(_safeTitle, title),
                           safeName,
                           Html::escaped(_safeLocal, email.substr(0, at)),
                           Html::escaped(_safeDomain, at == email.npos ? "" : email.substr(at))};
    const auto order = _frame.cells ? MatrixLook::Order::chosen : MatrixLook::Order::standard;
    _look.row(order).fill(out, values, [&](std::size_t hole) {
        switch (static_cast<MatrixLook::Hole>(hole))
        {
        case MatrixLook::Hole::tags: return writeTags(out, row, marks);
        case MatrixLook::Hole::state: return writeState(out, row, marks);
        case MatrixLook::Hole::boxes:
            if (_frame.cells)
                return writeCells(out, safeId, safeName, row, marks);
            return writeBoxes(out, safeId, safeName, whyBlocked(_frame.rights, row, marks));
        case MatrixLook::Hole::tools: return writeTools(out, safeId, safeName, toolsFor(_frame, row, marks));
        }
    });
}


/// Which roles he holds, now and after the draft, and which boxes that ticks.
void RowPainter::readHeld(std::string_view roles, const PersonMarks* marks)
{
    std::fill(_held.begin(), _held.end(), Held{});
    const auto& columns = _look.columns();
    while (!roles.empty())
    {
        const auto key = roles.substr(0, roles.find(' '));
        roles.remove_prefix(std::min(roles.size(), key.size() + 1));
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (columns[column].key == key)
            {
                _held[column] = {true, true};
                break;
            }
    }
    const bool moved = marks && (marks->before || marks->after);
    _checked.clear();
    for (std::size_t column = 0; column < columns.size(); ++column)
    {
        if (moved)
            _held[column].after = marks->holds(columns[column].key);
        if (_held[column].after && !columns[column].primary)
            (_checked += _checked.empty() ? "" : " ") += columns[column].key;
    }
}


/// Who holds it already may lose it.
Blocked RowPainter::blockedAt(std::size_t column, Blocked row) const
{
    const auto held = _held[column];
    return row == Blocked::no && _frame.above[column] && !held.live && !held.after ? Blocked::above : row;
}


void RowPainter::writeBoxes(std::string& out, Html id, Html name, Blocked blocked) const
{
    const Html values[] = {id, name, _path, _asked};
    for (std::size_t column = 0; column < _held.size(); ++column)
        _look.box(column, _held[column].live, _held[column].after, blockedAt(column, blocked))
            .fill(out, values);
}


/// All cells in the order that somebody has chosen.
void RowPainter::writeCells(std::string& out, Html id, Html name, const ListRow& row,
                            const PersonMarks* marks)
{
    const Html values[] = {id, name, _path, _asked};
    const auto blocked = whyBlocked(_frame.rights, row, marks);
    const auto after = marks && marks->after ? afterDraft(row, *marks->after) : row;
    for (const auto& cell : *_frame.cells)
    {
        if (cell.column != ShownCell::noRole)
        {
            const auto held = _held[cell.column];
            _look.box(cell.column, held.live, held.after, blockedAt(cell.column, blocked)).fill(out, values);
            continue;
        }
        if (cell.shown.fact == ListColumn::Fact::status)
        {
            _look.stateCell().fill(out, {}, [&](std::size_t) { writeState(out, row, marks); });
            continue;
        }
        const auto words = _frame.words(after, cell.shown.fact);
        const bool edited =
            marks && marks->before && marks->after && words != _frame.words(row, cell.shown.fact);
        const auto at = cell.shown.fact == ListColumn::Fact::email ? words.rfind('@') : words.npos;
        const Html shown[] = {Html::escaped(_safeFact, words.substr(0, at)),
                              Html::escaped(_safeFactDomain, at == words.npos ? "" : words.substr(at))};
        _look.factCell(cell.shown.fact, edited ? MatrixLook::Edit::edited : MatrixLook::Edit::none)
            .fill(out, shown);
    }
}


std::string_view RowPainter::said(std::string_view key, long long number)
{
    for (const auto& each : _said)
        if (each.number == number && each.key == key)
            return each.text;
    return _said.emplace_back(Said{key, number, _ground.words.say(_frame.locale, key, {{"count", number}})})
        .text;
}


void RowPainter::tag(std::string& out, std::string_view look, std::string_view text)
{
    _look.tag().fill(out, {look, text});
}


void RowPainter::writeTags(std::string& out, const ListRow& row, const PersonMarks* marks)
{
    if (row.email == _frame.ownEmail)
        tag(out, "", said("page.tag.you", 0));
    if (marks && marks->added())
        tag(out, "add", said("page.tag.new", 0));
    else if (marks && marks->leaving())
        tag(out, "del", said("page.tag.leaving", 0));
    else if (marks && !marks->lines.empty())
        tag(out, "edit", said("page.tag.changes", static_cast<long long>(marks->lines.size())));
    const auto status = marks && marks->after ? marks->after->status : row.status;
    if (status == MembershipStatus::deactivated)
        tag(out, "", said("page.tag.inactive", 0));
}


void RowPainter::writeState(std::string& out, const ListRow& row, const PersonMarks* marks)
{
    const bool portalUser = marks && marks->after ? marks->after->portalUser : row.portalUser;
    const auto status = marks && marks->after ? marks->after->status : row.status;
    if (marks && marks->before && (portalUser != row.portalUser || status != row.status))
        out += _look.edited();
    const auto state = stateOf(status, portalUser, row.account, row.invitedUntil, row.lastLogin, _frame.now);
    _look.state().fill(out, {state.look, said(state.key, state.number)});
}


void RowPainter::writeTools(std::string& out, Html id, Html name, MatrixLook::Tools which)
{
    const Html values[] = {id, _path, _prefix, _csrf, _at, Html::escaped(_safeChecked, _checked), name};
    _look.tools(which).fill(out, values);
}

}  // namespace contacts
