#include "hooks/pages/admin/import/ImportPages.h"

#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/ImportWords.h"

#include <algorithm>
#include <charconv>

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t runsShown = 20;
constexpr std::size_t rowsShown = 100;
constexpr int refreshSeconds = 2;


std::string linkTo(ImportId import)
{
    return std::string("/admin/import/").append(import.text());
}


AdminRoom roomOf(const Ground& ground, const helpdesk::Request& request)
{
    return {ground, request, "import"};
}


Actor actorIn(const AdminRoom& room)
{
    return actorOf(room.request.visitor, CustomerId{}, room.ground.services);
}


long long totalOf(const ImportRun& run, const char* name)
{
    const auto found = run.totals.find(name);
    return found == run.totals.end() ? 0 : std::strtoll(found->second.c_str(), nullptr, 10);
}


/// No row, or none that says anything new.
bool isVain(const ImportRun& run)
{
    return totalOf(run, "unchanged") == static_cast<long long>(run.rows);
}


/// Checked, and there is nothing that anybody could say yes to.
bool hasNothingToWrite(const ImportRun& run)
{
    return run.state == ImportState::checked && isVain(run);
}


const char* lookOf(const ImportRun& run)
{
    if (hasNothingToWrite(run))
        return "off";
    switch (run.state)
    {
    case ImportState::written: return "on";
    case ImportState::refused:
    case ImportState::failed: return "bad";
    case ImportState::stopped: return "off";
    default: return "wait";
    }
}


bool isWorking(ImportState state)
{
    return state == ImportState::checking || state == ImportState::writing;
}


std::string stateWords(const AdminRoom& room, const ImportRun& run)
{
    const std::string state = hasNothingToWrite(run) ? "vain" : std::string(wordOf(run.state));
    return room.say("import.state." + state,
                    {{"done", static_cast<long long>(run.done)}, {"rows", static_cast<long long>(run.rows)}});
}


View runView(const AdminRoom& room, const ImportRun& run)
{
    return {{"file", run.fileName.empty() ? room.say("import.unnamed") : run.fileName},
            {"href", linkTo(run.id)},
            {"look", std::string(lookOf(run))},
            {"state", stateWords(room, run)},
            {"given", room.when(run.createdAt)}};
}


std::optional<ImportStore::RowCursor> cursorFrom(std::string_view text)
{
    ImportStore::RowCursor cursor;
    if (text.empty())
        return cursor;
    int gravity = 0;
    const auto [dot, first] = std::from_chars(text.data(), text.data() + text.size(), gravity);
    if (first != std::errc() || gravity < 0 || gravity > 3 || dot == text.data() + text.size() || *dot != '.')
        return std::nullopt;
    const auto [end, second] = std::from_chars(dot + 1, text.data() + text.size(), cursor.position);
    if (second != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    cursor.gravity = static_cast<ReportedRow::Gravity>(gravity);
    return cursor;
}


std::string textOf(const ImportStore::RowCursor& cursor)
{
    return std::to_string(static_cast<int>(cursor.gravity)) + "." + std::to_string(cursor.position);
}


View rowView(const AdminRoom& room, const ReportedRow& row)
{
    using Gravity = ReportedRow::Gravity;
    const bool error = row.gravity == Gravity::error;
    const bool warning = row.gravity == Gravity::warning;
    const std::vector<std::pair<std::string, std::string>> facts(row.facts.begin(), row.facts.end());
    const auto [sign, look] = error                       ? std::pair("×", "del")
                              : warning                   ? std::pair("!", "look")
                              : row.effect == "added"     ? std::pair("+", "add")
                              : row.effect == "unchanged" ? std::pair("=", "muted")
                                                          : std::pair("~", "edit");
    return {{"line", std::to_string(row.line)},
            {"sign", std::string(sign)},
            {"signLook", std::string(look)},
            {"effect", room.say("import.effect." + row.effect)},
            {"column", row.column},
            {"value", row.value},
            {"sentence", importRuleWords(room.ground.words, room.locale(), row.rule, facts,
                                         *room.ground.services.catalogue())},
            {"rule", row.rule == ImportContacts::rowChanges ? std::string() : row.rule}};
}


/// What is happening to the file, or what would.
std::string explained(const AdminRoom& room, const ImportRun& run)
{
    if (hasNothingToWrite(run))
        return room.say(run.rows == 0 ? "import.about.empty" : "import.about.vain");
    return room.say("import.about." + std::string(wordOf(run.state)),
                    {{"customers", totalOf(run, "written")},
                     {"done", static_cast<long long>(run.done)},
                     {"rows", static_cast<long long>(run.rows)}});
}


/// The report is that of the check; of a run that ended early nobody may read it as what was done.
bool endedEarly(const ImportRun& run)
{
    return run.state == ImportState::stopped || run.state == ImportState::failed;
}


std::string summaryOf(const AdminRoom& room, const ImportRun& run)
{
    const auto number = [&](const char* name) { return totalOf(run, name); };
    const auto summary =
        room.say(run.state == ImportState::refused ? "command.import.refused" : "command.import.summary",
                 {{"rows", static_cast<long long>(run.rows)},
                  {"customers", number("customers")},
                  {"contacts", number("contacts")},
                  {"memberships", number("memberships")},
                  {"changed", number("changed")},
                  {"unchanged", number("unchanged")},
                  {"warnings", number("warnings")},
                  {"errors", number("errors")}});
    return endedEarly(run) ? room.say("import.foreseen", {{"summary", std::string_view(summary)}}) : summary;
}


const char* rowsTitleOf(const ImportRun& run)
{
    if (endedEarly(run))
        return "import.rows.foreseen";
    return run.state == ImportState::refused ? "import.rows.wrong" : "import.rows";
}


Response answerTo(KeepImports::Outcome outcome, const std::string& path)
{
    if (outcome == KeepImports::Outcome::unknown)
        return Response::notFound();
    // Somebody or the worker was faster: the page says how it is now.
    return Response::to(path);
}

}  // namespace


Response ImportListPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto room = roomOf(_ground, request);
    const auto actor = actorIn(room);
    if (request.method == helpdesk::Method::get)
        return list(room, actor, {});
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const auto file = std::find_if(request.uploads.begin(), request.uploads.end(),
                                   [](const helpdesk::Upload& upload) { return upload.field == "file"; });
    const bool chosen = file != request.uploads.end();
    const auto given =
        KeepImports(_ground.services)
            .give(actor, chosen ? file->name : std::string(), chosen ? file->content : std::string());
    if (!given)
        return Response::notFound();
    if (!given->findings.empty())
        return list(room, actor, given->findings);
    return Response::to(linkTo(given->import));
}


Response ImportListPage::list(const AdminRoom& room, const Actor& actor, const Findings& findings) const
{
    View::List runs;
    for (const auto& run : KeepImports(_ground.services).list(actor, runsShown))
        runs.push_back(runView(room, run));
    View::List columns;
    for (const auto column : importColumns())
        columns.push_back(
            {{"column", std::string(column)}, {"meaning", room.say("import.column." + std::string(column))}});
    const auto error = findings.empty() ? std::string()
                                        : sentenceOf(findings.front(), _ground.words, room.locale(),
                                                     *_ground.services.catalogue());
    View view{{"csrf", room.request.csrf},
              {"wrong", !findings.empty()},
              {"error", error},
              {"limit", importLimitWords(_ground.words, room.locale(), _mostBytes)},
              {"anyRun", !runs.empty()},
              {"runs", std::move(runs)},
              {"columns", std::move(columns)}};
    return room.show("page/admin-imports", view, room.say("import.title"), findings.empty() ? 200 : 422);
}


Response ImportPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto room = roomOf(_ground, request);
    const auto id = captured<ImportId>(request, "import");
    const auto cursor = cursorFrom(request.query.text("from"));
    const KeepImports imports(_ground.services);
    const auto run = id ? imports.find(actorIn(room), *id) : std::nullopt;
    if (!run)
        return Response::notFound();
    if (!cursor)
        return badRequest();
    const auto page = imports.rows(run->id, *cursor, rowsShown);
    View::List rows;
    for (const auto& row : page.rows)
        rows.push_back(rowView(room, row));
    const bool working = isWorking(run->state);
    const auto path = linkTo(run->id);
    const auto title = run->fileName.empty() ? room.say("import.unnamed") : run->fileName;
    const auto percent = run->rows ? std::min<std::size_t>(run->done * 100 / run->rows, 100) : 0;
    View view{{"csrf", request.csrf},
              {"title", title},
              {"path", path},
              {"look", std::string(lookOf(*run))},
              {"state", stateWords(room, *run)},
              {"explained", explained(room, *run)},
              {"working", working},
              {"counted", working && run->rows > 0},
              {"percent", std::to_string(percent)},
              {"progress",
               working ? room.say("import.progress." + std::string(wordOf(run->state))) : std::string()},
              {"asks", run->state == ImportState::checked},
              {"writable", !isVain(*run)},
              {"over", !working && run->state != ImportState::checked},
              {"totalled", !run->totals.empty()},
              {"summary", summaryOf(room, *run)},
              {"anyRow", !rows.empty()},
              {"rowsTitle", room.say(rowsTitleOf(*run))},
              {"rows", std::move(rows)},
              {"begun", !request.query.text("from").empty()},
              {"more", page.next.has_value()},
              {"moreHref",
               page.next ? std::string(path).append("?from=").append(textOf(*page.next)) : std::string()}};
    auto response = room.show("page/admin-import", view, title);
    if (working)
        response.headers.emplace_back("Refresh", std::to_string(refreshSeconds));
    return response;
}


Response ImportActPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto room = roomOf(_ground, request);
    const auto id = captured<ImportId>(request, "import");
    if (!id)
        return Response::notFound();
    const KeepImports imports(_ground.services);
    const auto actor = actorIn(room);
    const auto path = linkTo(*id);
    const bool writes = request.path.ends_with("/write");
    // One form has both buttons.
    if (!onlyKnownFields(request.form, {"invite"}))
        return badRequest();
    if (writes)
        return answerTo(imports.begin(actor, *id, request.form.text("invite") == "yes"), path);
    if (request.path.ends_with("/stop"))
        return answerTo(imports.stop(actor, *id), path);
    const auto dismissed = imports.dismiss(actor, *id);
    return answerTo(dismissed, dismissed == KeepImports::Outcome::done ? std::string("/admin/import") : path);
}


Response ImportTemplateFile::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    Response response;
    response.contentType = "text/csv; charset=utf-8; header=present";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"import.csv\"");
    response.body = "\xEF\xBB\xBF";  // Spreadsheets read UTF-8 only behind it.
    for (const auto column : templateColumns())
        (response.body += column == templateColumns().front() ? "" : ",") += column;
    response.body +=
        "\r\n"
        "Example Ltd,customer,,ada.example@example.org,Dr,Ada,Example,+442079460958,Operations,en,"
        "yes,no,management;technical\r\n"
        "Example Ltd,customer,,alan.example@example.org,,Alan,Example,,,fr,yes,no,application\r\n";
    return response;
}

}  // namespace contacts
