#include "hooks/pages/portal/ShownColumns.h"

#include "core/changes/Describe.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

using Fact = ListColumn::Fact;


std::size_t placeOf(const MatrixLook& look, const RoleKey& role)
{
    const auto& columns = look.columns();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.key == role; });
    return found == columns.end() ? ShownCell::noRole : static_cast<std::size_t>(found - columns.begin());
}

}  // namespace


std::vector<ShownCell> cellsOf(const ListAddress& address, const MatrixLook& look)
{
    std::vector<ShownCell> cells;
    const auto& columns = address.shown();
    const auto alone = [&](const RoleKey& role) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const ListColumn& column) { return column.role == role; });
    };
    for (const auto& column : columns)
        if (column.fact == Fact::roles)
        {
            for (std::size_t place = 0; place < look.columns().size(); ++place)
                if (const auto& key = look.columns()[place].key; !alone(key))
                    cells.push_back({{Fact::role, key}, place});
        }
        else if (column.fact != Fact::role)
            cells.push_back({column, ShownCell::noRole});
        else if (const auto place = placeOf(look, column.role); place != ShownCell::noRole)
            cells.push_back({column, place});
    return cells;
}


void addShape(templates::View& view, const std::vector<ShownCell>& cells)
{
    const auto roles = std::count_if(cells.begin(), cells.end(),
                                     [](const auto& cell) { return cell.column != ShownCell::noRole; });
    view.set("wide", roles > 8).set("broad", cells.size() > 15);
}


std::string columnLabel(const Visit& visit, const ListColumn& column)
{
    return visit.say("list.column." + column.name());
}


std::string factWords(const Visit& visit, const ListRow& row, Fact fact)
{
    switch (fact)
    {
    case Fact::title: return std::string(row.title);
    case Fact::email: return std::string(row.email);
    case Fact::phone: return readablePhone(row.phone);
    case Fact::department: return std::string(row.department);
    case Fact::locale: return languageName(row.locale, visit.locale());
    case Fact::lastLogin: return row.lastLogin == Time{} ? std::string() : visit.when(row.lastLogin);
    case Fact::portalUser: return visit.say(row.portalUser ? "page.yes" : "page.no");
    case Fact::seesAllRequests: return visit.say(row.seesAllRequests ? "page.yes" : "page.no");
    case Fact::projects: return visit.say("page.number", {{"count", static_cast<long long>(row.projects)}});
    default: return {};
    }
}

}  // namespace contacts
