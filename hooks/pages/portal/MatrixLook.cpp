#include "hooks/pages/portal/MatrixLook.h"

namespace contacts {

namespace {

constexpr std::array toolNames{"page/contacts-tools-look",   "page/contacts-tools-details",
                               "page/contacts-tools-manage", "page/contacts-tools-self",
                               "page/contacts-tools-added",  "page/contacts-tools-leaving",
                               "page/contacts-tools-invite"};


/// A primary role that is not offered has no column. Another one keeps it beside a customer's own, because
/// people of his purchaser may hold it; below a purchaser stands nobody.
bool standsOut(const Role& role, CustomerKind kind)
{
    return !role.offeredTo.contains(kind) && (role.primary || kind == CustomerKind::purchaser);
}


std::vector<Column> columnsOf(const Catalogue& catalogue, CustomerKind kind, const std::string& locale,
                              const std::set<RoleKey>& held)
{
    std::vector<Column> columns;
    for (const auto& role : catalogue.roles())
    {
        if (standsOut(role, kind) && !held.contains(role.key))
            continue;
        const auto& words = role.in(locale);
        columns.push_back({role.key, words.label, words.description, role.primary,
                           role.offeredTo.contains(kind), role.requiredFor.contains(kind)});
    }
    return columns;
}


/// Id of the hidden sentence that says what is special about a box.
std::string describedBy(bool live, bool after, Blocked blocked)
{
    if (blocked == Blocked::leaving)
        return live ? "d-ends" : "d-leaving";
    if (blocked == Blocked::inactive)
        return "d-inactive";
    if (blocked == Blocked::rights)
        return "d-rights";
    if (blocked == Blocked::above)
        return "d-above";
    return live == after ? "" : live ? "d-del" : "d-add";
}


/// What the pointer is told as well, in words. Who may change no role at all reads it above the list.
std::string titleOf(Blocked blocked, const templates::Words& words, const std::string& locale)
{
    switch (blocked)
    {
    case Blocked::leaving: return words.say(locale, "page.why.leaving");
    case Blocked::inactive: return words.say(locale, "page.why.inactive");
    case Blocked::above: return words.say(locale, "page.why.above");
    case Blocked::no:
    case Blocked::rights: break;
    }
    return {};
}


templates::View boxView(const Column& column, bool live, bool after, Blocked blocked, std::string title)
{
    const auto described = describedBy(live, after, blocked);
    const bool plain = column.offered || live || after;
    return {{"role", column.key},
            {"label", column.label},
            {"person", Pieces::marker(0)},
            {"name", Pieces::marker(1)},
            {"path", Pieces::marker(2)},
            {"asked", Pieces::marker(3)},
            {"live", std::string(live ? "1" : "0")},
            {"checked", after},
            {"disabled", blocked != Blocked::no},
            {"described", !described.empty()},
            {"describedBy", described},
            {"titled", !title.empty()},
            {"title", std::move(title)},
            {"added", !live && after},
            {"withdrawn", live && !after},
            {"box", plain && !column.primary},
            {"holder", column.primary && after},
            {"former", column.primary && live && !after && blocked != Blocked::no},
            {"promotable", column.primary && !after && column.offered && blocked == Blocked::no},
            {"free", column.primary && !live && !after && column.offered && blocked != Blocked::no},
            {"none", !plain}};
}


templates::View rowView(MatrixLook::Order order)
{
    templates::View view;
    std::size_t next = 0;
    for (const auto* name : {"id", "class", "expanded", "prefix", "title", "name", "local", "domain"})
        view.set(name, Pieces::marker(next++));
    for (const auto* name : {"tags", "state", "boxes", "tools"})
        view.set(name, templates::View::Markup{Pieces::marker(next++)});
    view.set("standard", order == MatrixLook::Order::standard);
    return view;
}


templates::View cellView(bool isState, std::string label, bool edited, bool whole = false)
{
    return {{"isState", isState},
            {"state", templates::View::Markup{Pieces::marker(0)}},
            {"label", std::move(label)},
            {"edited", edited},
            {"whole", whole},
            {"value", Pieces::marker(0)},
            {"address", false}};
}


/// Of an address in two parts, so that it goes on in the next line where it has one inside.
templates::View factCellView(ListColumn::Fact fact, std::string label, bool edited)
{
    auto view = cellView(false, std::move(label), edited, fact == ListColumn::Fact::phone);
    view.set("address", fact == ListColumn::Fact::email).set("domain", Pieces::marker(1));
    return view;
}


templates::View toolsView()
{
    templates::View view;
    std::size_t next = 0;
    for (const auto* name : {"id", "path", "prefix", "csrf", "at", "roles", "name"})
        view.set(name, Pieces::marker(next++));
    return view;
}

}  // namespace


MatrixLook::MatrixLook(const Ground& ground, std::shared_ptr<const Catalogue> catalogue, CustomerKind kind,
                       const std::string& locale, const std::set<RoleKey>& held)
    : _catalogue(std::move(catalogue)),
      _columns(columnsOf(*_catalogue, kind, locale, held)),
      _rows{Pieces(ground.views.render("page/contacts-row", locale, rowView(Order::standard))),
            Pieces(ground.views.render("page/contacts-row", locale, rowView(Order::chosen)))},
      _stateCell(ground.views.render("page/contacts-cell", locale, cellView(true, {}, false))),
      _state(ground.views.row("page/contacts-state", locale), {"look", "text"}),
      _tag(ground.views.row("page/contacts-tag", locale), {"look", "text"}),
      _edited(ground.views.render("page/contacts-edited", locale, {}))
{
    _boxes.reserve(_columns.size() * variants);
    for (const auto& column : _columns)
        for (std::size_t variant = 0; variant < variants; ++variant)
        {
            const auto blocked = static_cast<Blocked>(variant / 4);
            _boxes.emplace_back(ground.views.render(
                "page/contacts-box", locale,
                boxView(column, variant & 2, variant & 1, blocked, titleOf(blocked, ground.words, locale))));
        }
    using Fact = ListColumn::Fact;
    for (const auto fact : {Fact::title, Fact::email, Fact::phone, Fact::department, Fact::locale,
                            Fact::lastLogin, Fact::portalUser, Fact::seesAllRequests, Fact::projects})
        for (const bool edited : {false, true})
            _factCells[fact][edited ? 1 : 0] = Pieces(ground.views.render(
                "page/contacts-cell", locale,
                factCellView(fact, ground.words.say(locale, "list.column." + ListColumn{fact, {}}.name()),
                             edited)));
    for (std::size_t i = 0; i < toolNames.size(); ++i)
        _tools[i] = Pieces(ground.views.render(toolNames[i], locale, toolsView()));
}


std::shared_ptr<const MatrixLook> MatrixLooks::of(const PageHead& head, const std::string& locale)
{
    auto catalogue = _ground.services.catalogue();
    const auto kind = head.customer.kind;
    std::set<RoleKey> held;
    for (const auto& role : catalogue->roles())
        if (const auto found = head.holders.find(role.key);
            standsOut(role, kind) && found != head.holders.end() && found->second > 0)
            held.insert(role.key);
    const std::lock_guard lock(_mutex);
    auto& look = _looks[{kind, locale, held}];
    if (!look || look->shared() != catalogue)
        look = std::make_shared<const MatrixLook>(_ground, std::move(catalogue), kind, locale, held);
    return look;
}

}  // namespace contacts
