#include "hooks/pages/portal/ListParts.h"

#include "core/contacts/ReadContacts.h"
#include "hooks/pages/portal/FindingList.h"
#include "hooks/pages/portal/RequestWords.h"
#include "hooks/pages/portal/ShownColumns.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using templates::View;


std::string href(const Visit& visit, const ListAddress& address)
{
    const auto query = address.text();
    return query.empty() ? visit.path() : visit.path() + "?" + query;
}


ListAddress fromFirstPage(ListAddress address)
{
    address.page = 1;
    return address;
}


std::string sortHref(const Visit& visit, ListAddress address, SortBy by, const RoleKey& role = {})
{
    const auto now = address.sorted();
    // Who holds a role and who was here last is what people look for first.
    const bool most = by == SortBy::role || by == SortBy::lastLogin || by == SortBy::projects;
    const bool same = now.by == by && now.role == role;
    address.sort = ListSort{by, role, same ? !now.descending : most};
    return href(visit, fromFirstPage(std::move(address)));
}


View::List accountOptions(const Visit& visit, const ListAddress& address)
{
    using Kind = AccountFilter::Kind;
    View::List options;
    for (const auto kind :
         {Kind::invited, Kind::expired, Kind::bounced, Kind::never, Kind::quiet, Kind::none})
    {
        const auto word = std::string(wordOf(kind));
        options.push_back({{"accountWord", word},
                           {"accountLabel", visit.say("directory.state." + word)},
                           {"accountChosen", kind == address.account}});
    }
    return options;
}


std::string number(const Visit& visit, std::size_t count)
{
    return visit.say("page.number", {{"count", static_cast<long long>(count)}});
}


/// Whoever acts in the customer's place counts and sends the lines of the helpdesk.
ChangeSet linesToSend(const Visit& visit, ChangeSet lines)
{
    if (visit.actor.onBehalf)
        std::erase_if(lines, [](const Change& line) { return bool(line.author); });
    return lines;
}


/// Whoever acts in the customer's place is not kept waiting by what is wrong in the customer's own lines.
long long errorsToSend(const Visit& visit, const DraftView& draft)
{
    if (!visit.actor.onBehalf)
        return countOf(draft.findings).errors;
    return countOf(EditDraft(visit.ground.services).seeOwn(visit.actor, visit.customer().id).view.findings)
        .errors;
}


/// As many rows as the list has of them.
std::size_t rowsWith(const Visit& visit, const RoleKey& role)
{
    const auto found = visit.head.holders.find(role);
    return found == visit.head.holders.end() ? std::size_t{0} : found->second;
}


/// Active ones, as rules and the agent's panel count them.
std::string holders(const Visit& visit, const RoleKey& role, const DraftMarks& marks)
{
    const auto found = visit.head.activeHolders.find(role);
    const auto now = found == visit.head.activeHolders.end() ? std::size_t{0} : found->second;
    const auto moved = marks.moved(role);
    if (moved.gained == 0 && moved.lost == 0)
        return number(visit, now);
    const auto later = now + moved.gained - std::min(now + moved.gained, moved.lost);
    if (later == now)  // Others, but as many.
        return number(visit, now) + " (+" + number(visit, moved.gained) + " −" + number(visit, moved.lost) +
               ")";
    return number(visit, now) + " → " + number(visit, later);
}

}  // namespace


void addHead(View& view, const Visit& visit, bool mayAdd, const std::string& cancelPath)
{
    const bool direct = !visit.ground.services.policy().directKinds.empty();
    view.set("customer", visit.customer().name)
        .set("kind", visit.say("page.kind." + std::string(wordOf(visit.customer().kind))))
        .set("lead", mayAdd)
        .set("leadText", visit.say(visit.actor.onBehalf ? "behalf.lead"
                                   : direct             ? "page.lead-direct"
                                                        : "page.lead"))
        .set("path", visit.path())
        .set("csrf", visit.request.csrf)
        .set("mayAdd", mayAdd)
        .set("history", visit.rights != Rights::look)
        .set("historyHref", "/portal/customers/" + visit.customer().id.text() + "/history")
        .set("mayCancel", !cancelPath.empty())
        .set("cancelPath", cancelPath);
}


void addSearch(View& view, const Visit& visit, const ListAddress& address, const MatrixLook& look,
               std::size_t total)
{
    View::List options;
    for (const auto& column : look.columns())
        options.push_back({{"role", column.key},
                           {"label", column.label},
                           {"roleCount", number(visit, rowsWith(visit, column.key))},
                           {"chosen", column.key == address.role}});
    const auto status = [&] {
        const auto text = address.text();
        const auto at = text.find("status=");
        return at == text.npos ? std::string() : text.substr(at + 7, text.find('&', at) - at - 7);
    }();
    view.set("search", address.search)
        .set("roleOptions", std::move(options))
        .set("accountOptions", accountOptions(visit, address))
        .set("keptStatus", !status.empty())
        .set("statusWord", status)
        .set("keptSort", address.sort.has_value())
        .set("sortWord", address.sorted().text())
        .set("keptColumns", address.columns.has_value())
        .set("columnsWord", textOf(address.shown()))
        .set("keptSize", address.pageSize.has_value())
        .set("sizeWord", std::to_string(address.rowsAPage()))
        .set("shown", visit.say("page.shown", {{"shown", static_cast<long long>(total)},
                                               {"all", static_cast<long long>(visit.customer().contacts)}}));
}


void addChips(View& view, const Visit& visit, const ListAddress& address, const DraftMarks& marks)
{
    using Show = ListAddress::Show;
    using Kind = AccountFilter::Kind;
    View::List chips;
    const auto chip = [&](Show show, std::optional<Kind> account, std::string_view key,
                          std::optional<std::size_t> count) {
        auto there = fromFirstPage(address);
        there.show = show;
        there.account = account;
        const bool current = address.show == show && address.account == account;
        const bool kept = show == Show::everybody || show == Show::active || show == Show::deactivated;
        if (count == std::size_t{0} && !current && !(kept && !account))
            return;
        chips.push_back({{"href", href(visit, there)},
                         {"label", visit.say(key)},
                         {"current", current},
                         {"draft", show == Show::draft},
                         {"counted", count.has_value()},
                         {"count", number(visit, count.value_or(0))}});
    };
    const auto counts = ReadContacts(visit.ground.services).standings(visit.head);
    const auto people = [&](Standing standing) {
        const auto found = counts.people.find(standing);
        return found == counts.people.end() ? std::size_t{0} : found->second;
    };
    const auto invited = people(Standing::invited);
    chip(Show::everybody, {}, "page.filter.all", visit.customer().contacts);
    chip(Show::active, {}, "page.filter.active", people(Standing::active));
    chip(Show::everybody, Kind::never, "directory.state.never", people(Standing::never));
    chip(Show::everybody, Kind::invited, "directory.state.invited",
         counts.expired ? std::optional(invited - std::min(invited, *counts.expired)) : std::nullopt);
    chip(Show::everybody, Kind::expired, "directory.state.expired", counts.expired);
    chip(Show::everybody, Kind::bounced, "directory.state.bounced", people(Standing::bounced));
    chip(Show::everybody, Kind::none, "directory.state.none", people(Standing::notInvited));
    chip(Show::noAccess, {}, "page.state.no-access", people(Standing::noAccess));
    chip(Show::deactivated, {}, "page.filter.inactive", people(Standing::inactive));
    if (people(Standing::active) > 0 || address.account == Kind::quiet)
        chip(Show::everybody, Kind::quiet, "directory.state.quiet", {});
    const auto touched = static_cast<std::size_t>(std::count_if(
        marks.people().begin(), marks.people().end(), [](const auto& each) { return each.changed(); }));
    chip(Show::draft, {}, "page.filter.draft", touched);
    view.set("chips", std::move(chips));
}


void addColumns(View& view, const Visit& visit, const ListAddress& address, const MatrixLook& look,
                const DraftMarks& marks)
{
    const auto sort = address.sorted();
    const auto direction = std::string(sort.descending ? "descending" : "ascending");
    View::List heads;
    const auto cells = cellsOf(address, look);
    for (const auto& cell : cells)
    {
        const bool isRole = cell.column < look.columns().size();
        const auto* role = isRole ? &look.columns()[cell.column] : nullptr;
        const auto by = *sortOf(cell.shown.fact);
        const auto key = isRole ? role->key : RoleKey{};
        heads.push_back({{"isRole", isRole},
                         {"role", key},
                         {"name", cell.shown.name()},
                         {"label", isRole ? role->label : columnLabel(visit, cell.shown)},
                         {"description", isRole ? role->description : std::string()},
                         {"holders", isRole ? holders(visit, key, marks) : std::string()},
                         {"sorted", sort.by == by && sort.role == key},
                         {"sortHref", sortHref(visit, address, by, key)}});
    }
    const auto people = static_cast<long long>(visit.customer().contacts);
    const auto added = static_cast<long long>(std::count_if(marks.people().begin(), marks.people().end(),
                                                            [](const auto& each) { return each.added(); }));
    addShape(view, cells);
    view.set("span", std::to_string(cells.size() + 2))
        .set("heads", std::move(heads))
        .set("sortedByName", sort.by == SortBy::name)
        .set("direction", direction)
        .set("nameSortHref", sortHref(visit, address, SortBy::name))
        .set("groupText", visit.say("page.group", {{"count", people}, {"added", added}}))
        .set("caption", visit.say("page.caption", {{"customer", std::string_view(visit.customer().name)}}));
}


void addExport(View& view, const Visit& visit, const ListAddress& address, std::size_t total)
{
    const auto count = static_cast<long long>(total);
    auto whole = fromFirstPage(address);
    whole.pageSize.reset();  // All pages together.
    const auto query = whole.text();
    const bool onlyDraft = address.show == ListAddress::Show::draft;
    view.set("takeable", total > 0)
        .set("asItIs", !onlyDraft)
        .set("draftQuery", "?" + query + (query.empty() ? "" : "&") + "draft=yes")
        .set("rowCount", std::to_string(total))
        .set("query", query.empty() ? std::string() : "?" + query)
        .set("what", visit.say("list.export.what", {{"count", count}}))
        .set("working", visit.say("list.export.working", {{"count", count}}))
        .set("done", visit.say("list.export.done", {{"count", count}}));
}


void addPager(View& view, const Visit& visit, const ListAddress& address, std::size_t total, std::size_t rows)
{
    addPages(view, visit, {total, address.rowsAPage()}, address.page, [&](std::size_t page) {
        auto there = address;
        there.page = page;
        return href(visit, there);
    });
    View::List sizes;
    for (const std::size_t size : {50, 100, 200})
    {
        auto other = fromFirstPage(address);
        other.pageSize = size;
        sizes.push_back({{"href", href(visit, other)},
                         {"size", std::to_string(size)},
                         {"current", size == address.rowsAPage()}});
    }
    const bool filtered = address.filtered() || address.page > 1;
    view.set("nobody", rows == 0)
        .set("anybody", rows > 0)
        .set("nobodyText", visit.say(filtered ? "page.nobody.matches" : "page.nobody"))
        .set("nobodyHref", filtered ? visit.path() : visit.path() + "/add")
        .set("nobodyLink", visit.say(filtered ? "page.nobody.clear" : "page.add"))
        .set("paged", address.show != ListAddress::Show::draft &&
                          total > std::min<std::size_t>(address.rowsAPage(), 50))
        .set("sizes", std::move(sizes));
}


void addPages(View& view, const Visit& visit, const Pager& pager, std::size_t here,
              const std::function<std::string(std::size_t)>& hrefOf)
{
    View::List pages;
    for (const auto page : pager.offered(here))
        pages.push_back({{"gap", page == 0},
                         {"href", page == 0 ? std::string() : hrefOf(page)},
                         {"page", number(visit, page)},
                         {"current", page == here}});
    const auto first = (here - 1) * pager.perPage;
    view.set("range",
             visit.say("page.pager.range",
                       {{"first", static_cast<long long>(std::min(first + 1, pager.rows))},
                        {"last", static_cast<long long>(std::min(first + pager.perPage, pager.rows))},
                        {"all", static_cast<long long>(pager.rows)}}))
        .set("hasPrevious", here > 1)
        .set("previousHref", hrefOf(here > 1 ? here - 1 : 1))
        .set("hasNext", here < pager.last())
        .set("nextHref", hrefOf(here + 1))
        .set("pages", std::move(pages));
}


void addBar(View& view, const Visit& visit, const DraftView* draft)
{
    const auto lines = draft ? linesToSend(visit, draft->draft.changes) : ChangeSet{};
    const bool bar = !lines.empty();
    view.set("mayDraft", visit.rights != Rights::look)
        .set("bar", bar)
        .set("sentByOthers", visit.rights != Rights::manage);
    if (!bar)
        return;
    const auto counted = count(lines);
    view.set("send", sendWords(visit, lines));
    const auto errors = errorsToSend(visit, *draft);
    view.set("barCount", visit.say("page.bar.count", {{"changes", static_cast<long long>(counted.changes)},
                                                      {"people", static_cast<long long>(counted.people)}}))
        .set("barSaved",
             visit.say("page.bar.saved", {{"time", std::string_view(visit.when(draft->draft.savedAt))},
                                          {"customer", std::string_view(visit.customer().name)}}))
        .set("blocked", errors > 0)
        .set("barBlocked", visit.say("page.bar.blocked", {{"errors", errors}}));
}


View notice(std::string look, std::string icon, std::string title, std::string text)
{
    const bool sentence = !text.empty();
    return {{"noticeLook", std::move(look)},
            {"icon", std::move(icon)},
            {"noticeTitle", std::move(title)},
            {"noticeSentence", sentence},
            {"noticeText", std::move(text)},
            {"status", true},
            {"noticeLink", false},
            {"noticeHref", std::string()},
            {"noticeLinkText", std::string()},
            {"once", false}};
}

}  // namespace contacts
