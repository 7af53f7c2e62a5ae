#include "hooks/pages/portal/MatrixRows.h"

#include "core/rules/Rules.h"
#include "core/text/SearchWords.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/PersonPanel.h"

#include <algorithm>

namespace contacts {

namespace {

std::string joined(const std::set<RoleKey, std::less<>>& roles)
{
    std::string keys;
    for (const auto& role : roles)
        (keys += keys.empty() ? "" : " ") += role;
    return keys;
}


/// `roles` backs the view and outlives the row.
ListRow rowOf(const Contact& contact, const std::string& roles)
{
    const auto& person = contact.person;
    ListRow row;
    row.id = contact.id;
    row.title = person.title;
    row.firstName = person.firstName;
    row.lastName = person.lastName;
    row.email = person.email;
    row.phone = person.phone;
    row.locale = person.locale;
    row.department = person.department;
    row.roles = roles;
    row.portalUser = person.portalUser;
    row.seesAllRequests = person.seesAllRequests;
    row.status = person.status;
    row.account = contact.accountState;
    row.invitedUntil = contact.invitedUntil;
    row.lastLogin = contact.lastLogin;
    return row;
}


Person personOf(const ListRow& row)
{
    Person person;
    person.title = row.title;
    person.firstName = row.firstName;
    person.lastName = row.lastName;
    person.email = row.email;
    person.phone = row.phone;
    person.locale = row.locale;
    person.department = row.department;
    person.portalUser = row.portalUser;
    person.seesAllRequests = row.seesAllRequests;
    person.status = row.status;
    for (auto keys = row.roles; !keys.empty();)
    {
        const auto key = keys.substr(0, keys.find(' '));
        keys.remove_prefix(std::min(keys.size(), key.size() + 1));
        person.roles.emplace(key);
    }
    return person;
}


std::vector<bool> above(const Visit& visit, const MatrixLook& look)
{
    std::vector<bool> columns;
    for (const auto& column : look.columns())
    {
        const auto* role = look.catalogue().find(column.key);
        columns.push_back(role && isAbove(*role, visit.actor));
    }
    return columns;
}


/// No index knows somebody new: what is searched in the others' words is searched in his.
bool finds(const ListAddress& address, const Person& person)
{
    const auto text = searchText(person) + searchText(person.department);
    const auto words = searchWords(address.search);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(" " + word) != text.npos; });
}


/// Filters ask what only the list can say of a person.
bool onlySearched(ListAddress address)
{
    address.search.clear();
    return !address.filtered();
}

}  // namespace


MatrixRows::MatrixRows(const Visit& visit, const ScreenWish& wish, const MatrixLook& look,
                       const DraftMarks& marks)
    : _visit(visit),
      _wish(wish),
      _look(look),
      _marks(marks),
      _path(visit.path()),
      _prefix(wish.address.prefix()),
      _at(wish.address.text()),
      _asked(_at.empty() ? std::string() : "?at=" + percentEncoded(_at)),
      _cells(cellsOf(wish.address, look)),
      _frame{_path,
             _prefix,
             _at,
             _asked,
             visit.request.csrf,
             visit.request.visitor.email,
             visit.rights,
             above(visit, look),
             wish.address.open,
             visit.locale(),
             visit.ground.services.clock.now(),
             wish.address.standardColumns() ? nullptr : &_cells,
             [&visit](const ListRow& row, ListColumn::Fact fact) { return factWords(visit, row, fact); },
             wish.saidOf},
      _painter(visit.ground, look, _frame)
{
    const auto people = std::min(wish.address.rowsAPage(), visit.customer().contacts + marks.people().size());
    _out.reserve(people * (1800 + look.columns().size() * 310));
}


void MatrixRows::writeAll()
{
    // Before the rows: while they come, the connection is theirs.
    if (const auto& open = _wish.address.open; open != PersonKey{})
    {
        const ReadContacts reading(_visit.ground.services);
        _departments = reading.departments(_visit.actor, _visit.customer().id);
        if (open.contact)
            _awaited = reading.awaitedAddress(_visit.actor, _visit.customer().id, open.contact);
    }
    const auto& only = _wish.address.only;
    if (only != PersonKey{})
        writeOne(only);
    else if (_wish.address.show == ListAddress::Show::draft)
        writeDraftPeople();
    else
        writeList();
    if (only == PersonKey{} && _wish.address.open != PersonKey{} && !_opened)
        writeOpenedFirst();
}


void MatrixRows::writeList()
{
    // Somebody new stands in the list at once: before the first page, where nobody has to look for him.
    if (_wish.address.page == 1 && onlySearched(_wish.address))
        for (const auto& marks : _marks.people())
            if (marks.added() && finds(_wish.address, *marks.after))
                writeAdded(marks);
    const auto added = _wish.address.search.empty() ? std::size_t{0} : _rows;
    _total = ReadContacts(_visit.ground.services)
                 .list(_wish.address.query(_visit.customer().id, _visit.ground.services.clock.now()),
                       [this](const ListRow& row) { writeLive(row); });
    _found = _total + added;
}


void MatrixRows::writeDraftPeople()
{
    for (const auto& marks : _marks.people())
        if (marks.changed())
            writeOne(marks.key);
    _total = _found = _rows;
}


/// Links lead to a person, not to the page of the list that he stands on.
void MatrixRows::writeOpenedFirst()
{
    std::string listed;
    listed.swap(_out);
    writeOne(_wish.address.open);
    _out += listed;
}


void MatrixRows::writeOne(const PersonKey& key)
{
    const auto* marks = _marks.of(key);
    if (marks && marks->added())
        return writeAdded(*marks);
    if (!key.contact)
        return;
    if (const auto contact =
            ReadContacts(_visit.ground.services).find(_visit.actor, _visit.customer().id, key.contact))
    {
        const auto roles = joined(contact->person.roles);
        writeLive(rowOf(*contact, roles));
    }
}


void MatrixRows::writeLive(const ListRow& row)
{
    ++_rows;
    const auto* marks = _marks.empty() ? nullptr : _marks.of({row.id, {}});
    _painter.paint(_out, row, marks);
    if (marks || _wish.address.open.contact == row.id || _wish.saidOf.contact == row.id)
        writeBelow({row.id, {}}, row, marks);
}


void MatrixRows::writeAdded(const PersonMarks& marks)
{
    ++_rows;
    _painter.paintAdded(_out, marks);
    writeBelow(marks.key, {}, &marks);
}


void MatrixRows::writeBelow(const PersonKey& key, const ListRow& row, const PersonMarks* marks)
{
    writeSaid(key, marks);
    if (_wish.address.open != key)
        return;
    _opened = true;
    writePanel(key, personOf(row), marks);
}


/// What was just done with him, and what the rules find.
void MatrixRows::writeSaid(const PersonKey& key, const PersonMarks* marks)
{
    templates::View::List items;
    const auto put = [&](const char* look, const char* sign, std::string word, std::string text) {
        const bool worded = !word.empty();
        items.push_back({{"look", std::string(look)},
                         {"sign", std::string(sign)},
                         {"worded", worded},
                         {"word", std::move(word)},
                         {"text", std::move(text)}});
    };
    if (_wish.saidOf == key && key != PersonKey{})
    {
        put("add", "✓", {}, _wish.said);
        _saidBelow = true;
    }
    if (marks)
        for (const auto* finding : marks->findings)
        {
            const bool error = finding->severity == Severity::error;
            put(error ? "del" : "look", error ? "×" : "!",
                _visit.say(error ? "page.finding.error" : "page.finding.warning"),
                sentenceOf(*finding, _visit.ground.words, _visit.locale(), _look.catalogue(),
                           _visit.hearer()));
        }
    if (items.empty())
        return;
    _out += _visit.render(
        "page/contacts-inrow",
        {{"id", key.text()}, {"span", std::to_string(_cells.size() + 2)}, {"items", std::move(items)}});
}


void MatrixRows::writePanel(const PersonKey& key, const Person& live, const PersonMarks* marks)
{
    PanelInput input;
    input.key = key;
    input.live = marks && marks->added() ? nullptr : &live;
    input.kept = marks && marks->after ? *marks->after : live;
    input.marks = marks;
    input.typed = _wish.typed;
    input.refusals = &_wish.refusals;
    input.at = _at;
    input.awaited = _awaited;
    input.departments = _departments;
    input.span = _cells.size() + 2;
    _out += personPanel(_visit, _look, input);
}

}  // namespace contacts
