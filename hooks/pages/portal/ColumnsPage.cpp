#include "hooks/pages/portal/ColumnsPage.h"

#include "core/contacts/ArrangeList.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/ColumnChoice.h"

namespace contacts {

namespace {

using templates::View;


std::string labelOf(const Visit& visit, const MatrixLook& look, const ListColumn& column)
{
    for (const auto& each : look.columns())
        if (each.key == column.role)
            return each.label;
    return columnLabel(visit, column);
}


helpdesk::Response ask(const Visit& visit, const MatrixLook& look, const ColumnChoice& choice,
                       const ListAddress& back)
{
    View::List items;
    for (const auto& item : choice.items())
        items.push_back({{"column", item.column.name()},
                         {"label", labelOf(visit, look, item.column)},
                         {"chosen", item.chosen},
                         {"isRole", item.column.fact == ListColumn::Fact::role}});
    const auto moved = visit.say("list.columns.moved", {{"column", std::string_view("%c")},
                                                        {"place", std::string_view("%p")},
                                                        {"all", std::string_view("%a")}});
    return dialog(visit, "page/columns",
                  {{"at", back.text()},
                   {"items", std::move(items)},
                   {"moved", moved},
                   {"keepHref", visit.path() + back.prefix()}},
                  visit.say("list.columns.title"));
}


/// What differs from what everybody sees, so that who wants nothing special follows when that changes.
ListAddress arranged(ListAddress address, ListColumns columns)
{
    address.columns = std::move(columns);
    if (address.standardColumns())
        address.columns.reset();
    address.page = 1;
    return address;
}

}  // namespace


helpdesk::Response ColumnsPage::handle(const helpdesk::Request& request)
{
    const auto visit = visitOf(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    const auto look = _screen.look(*visit);
    if (request.method == helpdesk::Method::get)
    {
        auto at = ListAddress::fromText(request.query.text("at"));
        at.complete(visit->head.view);
        return ask(*visit, *look, ColumnChoice(at, *look), at);
    }
    const auto& form = request.form;
    auto choice = ColumnChoice::from(form, *look);
    if (!choice || !onlyKnownFields(form, {"at", "order*", "column*", "up", "down", "standard"}))
        return badRequest();
    const auto at = ListAddress::fromText(form.text("at"));
    if (const auto* up = form.find("up"))
        choice->move(*up, ColumnChoice::Step::up);
    else if (const auto* down = form.find("down"))
        choice->move(*down, ColumnChoice::Step::down);
    if (form.find("up") || form.find("down"))
        return ask(*visit, *look, *choice, at);

    const auto address = arranged(at, form.find("standard") ? standardListColumns() : choice->columns(*look));
    if (!ArrangeList(_ground.services)(visit->actor, visit->customer().id, address.arrangement()))
        return badRequest();
    const auto query = address.text();
    return helpdesk::Response::to(query.empty() ? visit->path() : visit->path() + "?" + query);
}


helpdesk::Response RememberViewPage::handle(const helpdesk::Request& request)
{
    const auto visit = visitOf(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    if (!onlyKnownFields(request.form, {"view"}))
        return badRequest();
    // What was chosen; the rest stays remembered, and does not come from a view that somebody has sent.
    const auto chosen = ListAddress::fromText(request.form.text("view"));
    const auto catalogue = _ground.services.catalogue();
    auto address = chosen;
    address.keep(visit->head.view);
    if (!address.fits(*catalogue))
        address = chosen;  // A remembered role may have left the catalogue since.
    if (!address.fits(*catalogue) ||
        !ArrangeList(_ground.services)(visit->actor, visit->customer().id, address.arrangement()))
        return badRequest();
    helpdesk::Response response;
    response.status = 204;
    return response;
}

}  // namespace contacts
