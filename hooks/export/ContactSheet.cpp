#include "hooks/export/ContactSheet.h"

#include "core/changes/Describe.h"
#include "core/contacts/ReadContacts.h"
#include "core/text/Csv.h"
#include "hooks/export/CellText.h"
#include "hooks/export/DraftedRow.h"

namespace contacts {

namespace {

std::string filterWords(const Ground& ground, const SheetWish& wish)
{
    const auto say = [&](const char* key) { return ground.words.say(wish.locale, key); };
    std::vector<std::string> parts;
    if (!wish.query.search.empty())
        parts.push_back(ground.words.say(wish.locale, "list.export.search",
                                         {{"text", std::string_view(wish.query.search)}}));
    if (wish.query.status)
        parts.push_back(say(*wish.query.status == MembershipStatus::active ? "list.export.without-inactive"
                                                                           : "page.filter.inactive"));
    if (wish.query.standing)
        parts.push_back(
            say(*wish.query.standing == Standing::noAccess ? "page.state.no-access" : "page.filter.active"));
    if (wish.query.account)
        parts.push_back(ground.words.say(wish.locale,
                                         "directory.state." + std::string(wordOf(wish.query.account->kind))));
    if (!wish.query.role.empty())
        parts.push_back(roleLabel(*ground.services.catalogue(), wish.query.role, wish.locale));
    std::string text;
    for (const auto& part : parts)
        (text += text.empty() ? "" : " · ") += part;
    if (wish.onlyDraft)
        text = say("page.filter.draft");
    if (text.empty())
        text = say("list.export.all");
    return wish.draft ? text + " · " + say("list.export.drafted.fact") : text;
}


std::string orderWords(const Ground& ground, const SheetWish& wish)
{
    const ListSort sort{wish.query.sort, wish.query.sortRole, wish.query.descending};
    const auto column =
        sort.role.empty()
            ? ground.words.say(wish.locale, "list.column." + ListSort{sort.by, {}, false}.text())
            : roleLabel(*ground.services.catalogue(), sort.role, wish.locale);
    return ground.words.say(wish.locale, sort.descending ? "list.export.descending" : "list.export.ascending",
                            {{"column", std::string_view(column)}});
}


bool unfiltered(const ListQuery& query)
{
    return query.search.empty() && !query.status && !query.standing && !query.account && query.role.empty();
}


/// What the draft does to one person.
std::string draftWords(const Ground& ground, const SheetWish& wish, Spelling spelling,
                       const PersonMarks* marks)
{
    if (!marks || !marks->changed())
        return {};
    const bool json = spelling == Spelling::json;
    if (marks->added())
        return json ? "new" : ground.words.say(wish.locale, "page.tag.new");
    if (marks->leaving())
        return json ? "leaving" : ground.words.say(wish.locale, "page.tag.leaving");
    const auto lines = static_cast<long long>(std::max<std::size_t>(marks->lines.size(), 1));
    return json ? "changed" : ground.words.say(wish.locale, "page.tag.changes", {{"count", lines}});
}


/// Puts the rows into a sheet: as they are, or as the draft would have them.
class Rows
{
public:
    Rows(sheets::Sheet& sheet, const Ground& ground, const SheetWish& wish, Spelling spelling)
        : _sheet(sheet),
          _ground(ground),
          _wish(wish),
          _spelling(spelling),
          _text(ground, wish, spelling)
    {
    }

    void addHeads()
    {
        if (_wish.draft)
            _sheet.columns.push_back({_spelling == Spelling::json
                                          ? "draft"
                                          : _ground.words.say(_wish.locale, "list.export.column.draft"),
                                      sheets::Column::Look::text});
        for (const auto& column : _wish.columns)
            _sheet.columns.push_back({_text.head(column), column.fact == ListColumn::Fact::role
                                                              ? sheets::Column::Look::tick
                                                              : sheets::Column::Look::text});
        _sheet.cells = sheets::Cells(_sheet.columns.size());
    }

    void addAll()
    {
        const ReadContacts read(_ground.services);
        if (!_wish.draft)
        {
            read.list(_wish.query, [this](const ListRow& row) { put(row, nullptr); });
            return;
        }
        const DraftMarks marks(*_wish.draft);
        if (_wish.onlyDraft || unfiltered(_wish.query))
            for (const auto& each : marks.people())
                if (each.added())
                    put(_drafted.added(each), &each);
        read.list(_wish.query, [&](const ListRow& row) {
            const auto* each = marks.of({row.id, {}});
            if (each || !_wish.onlyDraft)
                put(each ? _drafted.of(row, *each) : row, each);
        });
    }

private:
    void put(const ListRow& row, const PersonMarks* marks)
    {
        if (_wish.draft)
            _sheet.cells.add(draftWords(_ground, _wish, _spelling, marks));
        for (const auto& column : _wish.columns)
            _sheet.cells.add(_text.of(row, column));
    }

    sheets::Sheet& _sheet;
    const Ground& _ground;
    const SheetWish& _wish;
    const Spelling _spelling;
    CellText _text;
    DraftedRow _drafted{};
};


void addFacts(sheets::Sheet& sheet, const Ground& ground, const SheetWish& wish)
{
    const auto count = ground.words.say(wish.locale, "list.export.count",
                                        {{"count", static_cast<long long>(sheet.cells.rows())}});
    const auto filter = filterWords(ground, wish);
    const auto now = ground.words.dateTime(wish.locale, wish.zone, ground.services.clock.now());
    sheet.facts = {
        ground.words.say(wish.locale, "list.export.filter", {{"filter", std::string_view(filter)}}),
        count + " · " + orderWords(ground, wish) + " · " + now};
}

}  // namespace


sheets::Sheet contactSheet(const Ground& ground, const SheetWish& wish, Spelling spelling)
{
    sheets::Sheet sheet;
    sheet.title = ground.words.say(wish.locale, "list.export.title",
                                   {{"customer", std::string_view(wish.customer.name)}});
    sheet.name = ground.words.say(wish.locale, "list.export.sheet");
    sheet.customer = wish.customer.name;
    sheet.author = wish.author;
    sheet.product = ground.productName;
    sheet.pageWords = [&words = ground.words, locale = wish.locale](std::size_t page, std::size_t pages) {
        return words.say(locale, "list.export.page",
                         {{"page", static_cast<long long>(page)}, {"pages", static_cast<long long>(pages)}});
    };
    Rows rows(sheet, ground, wish, spelling);
    rows.addHeads();
    rows.addAll();
    addFacts(sheet, ground, wish);
    return sheet;
}


std::string csvText(const sheets::Sheet& sheet)
{
    std::string csv =
        "\xEF\xBB\xBF";  // Excel takes a file without it for one in the machine's own code page.
    const auto put = [&](std::size_t column, std::string_view text) {
        csv += csvField(text);
        csv += column + 1 == sheet.columns.size() ? "\r\n" : ",";
    };
    for (std::size_t column = 0; column < sheet.columns.size(); ++column)
        put(column, sheet.columns[column].head);
    for (std::size_t row = 0; row < sheet.cells.rows(); ++row)
        for (std::size_t column = 0; column < sheet.columns.size(); ++column)
            put(column, sheet.cells.at(row, column));
    return csv;
}

}  // namespace contacts
