#include "hooks/export/ExportPages.h"

#include "hooks/Visiting.h"
#include "hooks/export/ContactsFile.h"
#include "hooks/export/ContactsFileCall.h"
#include "hooks/export/HistoryFile.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/ShownColumns.h"

#include <algorithm>

namespace contacts {

namespace {

using Fact = ListColumn::Fact;


/// The person's cell, then every cell of the page; a file for programs says what the state consists of.
ListColumns columnsOf(const ListAddress& address, const MatrixLook& look, FileKind kind)
{
    const auto cells = cellsOf(address, look);
    const auto shown = [&](Fact fact) {
        return std::any_of(cells.begin(), cells.end(),
                           [&](const ShownCell& cell) { return cell.shown.fact == fact; });
    };
    ListColumns columns;
    for (const auto fact : {Fact::title, Fact::firstName, Fact::lastName, Fact::email})
        if (!shown(fact))
            columns.push_back({fact, {}});
    for (const auto& cell : cells)
    {
        columns.push_back(cell.shown);
        if (cell.shown.fact == Fact::status && kind == FileKind::csv)
            columns.push_back({Fact::account, {}});
    }
    return columns;
}


/// GET /portal/customers/{customer}/contacts.<kind>: the page of the same address as a file, all its pages
/// together.
class PortalFile final : public helpdesk::Page
{
public:
    PortalFile(FileGround on, FileKind kind) : _on(on), _kind(kind), _looks(on.ground) {}

    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        const auto visit = visitOf(_on.ground, request);
        if (!visit)
            return helpdesk::Response::notFound();
        const auto address = ListAddress::from(request.query);
        if (!address || !address->fits(*_on.ground.services.catalogue()) ||
            (address->show == ListAddress::Show::draft && request.query.text("draft") != "yes"))
            return badRequest();
        SheetWish wish;
        wish.query = address->query(visit->customer().id, _on.ground.services.clock.now());
        wish.query.page = 1;
        wish.query.pageSize = ListQuery::everyRow;
        wish.columns = columnsOf(*address, *_looks.of(visit->head, visit->locale()), _kind);
        wish.customer = visit->customer();
        wish.reader = visit->actor.account;
        wish.author = request.visitor.name;
        wish.locale = visit->locale();
        wish.zone = request.visitor.timeZone;
        std::optional<EditDraft::Result> draft;
        if (request.query.text("draft") == "yes" && visit->rights != Rights::look)
            draft = EditDraft(_on.ground.services).see(visit->actor, visit->customer().id);
        if (draft && draft->outcome == EditDraft::Outcome::done)
            wish.draft = &draft->view;
        wish.onlyDraft = address->show == ListAddress::Show::draft;
        if (wish.onlyDraft && !wish.draft)
            return badRequest();
        if (auto file = contactsFile(_on, _kind, wish))
            return std::move(*file);
        return tooManyFiles();
    }

private:
    const FileGround _on;
    const FileKind _kind;
    MatrixLooks _looks;
};

/// GET /portal/customers/{customer}/contacts.progress: how far the file is that its reader waits for,
/// {percent}; null when this node makes none for him.
class PortalFileProgress final : public helpdesk::Page
{
public:
    explicit PortalFileProgress(FileGround on) : _on(on) {}

    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        const auto visit = visitOf(_on.ground, request);
        if (!visit)
            return helpdesk::Response::notFound();
        const auto percent = _on.running.percentOf(visit->customer().id, visit->actor.account);
        return helpdesk::Response::ofJson(helpdesk::Json::object().set(
            "percent", percent ? helpdesk::Json(static_cast<std::int64_t>(*percent)) : helpdesk::Json()));
    }

private:
    const FileGround _on;
};

}  // namespace


void ExportPages::declare(helpdesk::Registry& registry)
{
    const FileGround on{_ground, _writer, _running};
    const auto add = [&](const std::string& route, std::unique_ptr<helpdesk::Page> page) {
        _pages.push_back(std::move(page));
        registry.page(helpdesk::Method::get, route, helpdesk::Audience::signedIn, *_pages.back());
    };
    for (const auto kind : {FileKind::csv, FileKind::xlsx, FileKind::pdf})
    {
        const auto file = "/contacts." + std::string(wordOf(kind));
        add("/portal/customers/{customer}" + file, std::make_unique<PortalFile>(on, kind));
        add("/api/v1/customers/{customer}" + file, std::make_unique<ContactsFileCall>(on, kind));
    }
    add("/portal/customers/{customer}/history.csv", std::make_unique<HistoryFile>(on));
    add("/portal/customers/{customer}/contacts/{contact}/history.csv", std::make_unique<HistoryFile>(on));
    add("/portal/customers/{customer}/contacts.progress", std::make_unique<PortalFileProgress>(on));
}

}  // namespace contacts
