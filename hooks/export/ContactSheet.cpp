#include "hooks/export/ContactSheet.h"

#include "core/Csv.h"
#include "core/Describe.h"
#include "core/ReadContacts.h"
#include "hooks/export/CellText.h"

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
        parts.push_back(say(*wish.query.status == MembershipStatus::active ? "page.filter.active"
                                                                           : "page.filter.inactive"));
    if (!wish.query.role.empty())
        parts.push_back(roleLabel(*ground.services.catalogue(), wish.query.role, wish.locale));
    std::string text;
    for (const auto& part : parts)
        (text += text.empty() ? "" : " · ") += part;
    return text.empty() ? say("list.export.all") : text;
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
    CellText text(ground, wish, spelling);
    for (const auto& column : wish.columns)
        sheet.columns.push_back({text.head(column), column.fact == ListColumn::Fact::role
                                                        ? sheets::Column::Look::tick
                                                        : sheets::Column::Look::text});
    sheet.cells = sheets::Cells(wish.columns.size());
    ReadContacts(ground.services).list(wish.query, [&](const ListRow& row) {
        for (const auto& column : wish.columns)
            sheet.cells.add(text.of(row, column));
    });
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
