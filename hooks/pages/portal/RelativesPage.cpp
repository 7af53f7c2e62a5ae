#include "hooks/pages/portal/RelativesPage.h"

#include "hooks/Numbers.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/Pager.h"
#include "hooks/pages/portal/RelativeRows.h"

namespace contacts {

namespace {

using templates::View;

constexpr std::size_t lastPage = 1'000'000;


/// Nothing for what is no page; the first when none is given.
std::optional<std::size_t> pageIn(const helpdesk::Fields& query)
{
    const auto text = query.text("page");
    const auto page = text.empty() ? std::optional(std::size_t{1}) : numberIn<std::size_t>(text);
    return page && *page > 0 && *page <= lastPage ? page : std::nullopt;
}


View::List headsOf(const Visit& visit, const std::vector<ShownCell>& cells, const MatrixLook& look)
{
    View::List heads;
    for (const auto& cell : cells)
    {
        const auto* role = cell.column == ShownCell::noRole ? nullptr : &look.columns()[cell.column];
        heads.push_back({{"isRole", role != nullptr},
                         {"role", role ? role->key : RoleKey{}},
                         {"description", role ? role->description : std::string()},
                         {"label", role ? role->label : columnLabel(visit, cell.shown)}});
    }
    return heads;
}


/// The way to and fro. `range`: which of a relative's people are shown; empty for a page of customers.
void addPages(View& view, const Visit& visit, CustomerId of, std::size_t page, bool more, std::string range)
{
    view.set("range", std::move(range))
        .set("hasPrevious", page > 1)
        .set("previousHref", relativesHref(visit, of, page - 1))
        .set("hasNext", more)
        .set("nextHref", relativesHref(visit, of, page + 1));
}

}  // namespace


helpdesk::Response RelativesPage::handle(const helpdesk::Request& request)
{
    const auto visit = visitOf(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    auto page = pageIn(request.query);
    if (!page)
        return badRequest();
    const auto look = _screen.look(*visit);
    const auto cells = cellsOf({}, *look);
    const auto title = visit->say("relatives.title");
    View view{{"path", visit->path()},
              {"customer", visit->customer().name},
              {"title", title},
              {"heads", headsOf(*visit, cells, *look)}};
    addShape(view, cells);
    const ReadRelatives read(_ground.services);
    if (const auto of = request.query.text("of"); of.empty())
    {
        const auto found = read(visit->actor, visit->customer(), *page);
        addRelatives(view, *visit, cells, *look, found.groups);
        addPages(view, *visit, {}, found.page, found.more, {});
        view.set("nobody", found.groups.empty());
    }
    else
    {
        const auto id = CustomerId::from(of);
        auto group =
            id ? read.people(visit->actor, visit->customer(), *id, *page) : std::optional<RelativeGroup>();
        if (!group)
            return helpdesk::Response::notFound();
        const Pager pager{group->total, RelativeGroup::perPage};
        if (*page > pager.last())
        {
            page = pager.last();
            group = read.people(visit->actor, visit->customer(), *id, *page);
            if (!group)
                return helpdesk::Response::notFound();
        }
        const auto first = (*page - 1) * RelativeGroup::perPage;
        const bool nobody = group->people.empty();
        addPages(view, *visit, *id, *page, *page < pager.last(),
                 visit->say("page.pager.range",
                            {{"first", static_cast<long long>(std::min(first + 1, group->total))},
                             {"last",
                              static_cast<long long>(std::min(first + RelativeGroup::perPage, group->total))},
                             {"all", static_cast<long long>(group->total)}}));
        addRelatives(view, *visit, cells, *look, {std::move(*group)}, Rest::paged);
        view.set("nobody", nobody);
    }
    return framed(*visit, title + " – " + visit->customer().name, visit->render("page/relatives", view));
}

}  // namespace contacts
