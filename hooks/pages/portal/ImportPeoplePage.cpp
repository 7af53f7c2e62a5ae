#include "hooks/pages/portal/ImportPeoplePage.h"

#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/ImportWords.h"

#include <algorithm>

namespace contacts {

using helpdesk::Response;
using templates::View;
using Effect = ImportContacts::RowReport::Effect;

namespace {

constexpr std::size_t shownRows = 500;

/// Those about the customer itself are known here.
std::span<const std::string_view> withoutCustomer(std::span<const std::string_view> columns)
{
    return columns.subspan(3);
}


struct EffectLook
{
    const char* sign;
    const char* look;
    const char* words;
};


EffectLook effectLook(Effect effect)
{
    switch (effect)
    {
    case Effect::added: return {"+", "add", "import.effect.added"};
    case Effect::changed: return {"~", "edit", "import.effect.changed"};
    case Effect::unchanged: return {"=", "muted", "import.effect.unchanged"};
    case Effect::warning: return {"!", "look", "import.effect.warning"};
    case Effect::error: break;
    }
    return {"×", "del", "import.effect.error"};
}


/// What a file may write into `roles`: whoever is no agent sees keys nowhere else.
View::List roleKeys(const Visit& visit, const Catalogue& catalogue)
{
    View::List keys;
    for (const auto* role : catalogue.offeredTo(visit.customer().kind))
        keys.push_back({{"key", role->key}, {"label", role->in(visit.locale()).label}});
    return keys;
}


View rowView(const Visit& visit, const ImportContacts::RowReport& row, const Catalogue& catalogue)
{
    const auto [sign, look, effect] = effectLook(row.effect);
    return {{"line", std::to_string(row.line)},
            {"sign", std::string(sign)},
            {"signLook", std::string(look)},
            {"effect", visit.say(effect)},
            {"column", row.column},
            {"value", row.value},
            {"sentence", importRuleWords(visit.ground.words, visit.locale(), row.rule, row.facts, catalogue)},
            {"rule", row.rule}};
}


/// A page holds some of a large file only: what somebody must look at stands first, each kind in the file's
/// order.
std::vector<const ImportContacts::RowReport*> worstFirst(const std::vector<ImportContacts::RowReport>& rows)
{
    const auto rank = [](const ImportContacts::RowReport* row) {
        if (row->effect == Effect::error)
            return 0;
        if (row->effect == Effect::warning)
            return 1;
        return row->rule.empty() ? 3 : 2;  // With a word about what becomes of it, as of somebody who joins.
    };
    std::vector<const ImportContacts::RowReport*> ordered;
    ordered.reserve(rows.size());
    for (const auto& row : rows)
        ordered.push_back(&row);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const auto* one, const auto* other) { return rank(one) < rank(other); });
    return ordered;
}


std::string tellingOf(const Visit& visit, const FeedDraft::Result& result)
{
    return visit.say("feed.done", {{"lines", static_cast<long long>(result.lines)},
                                   {"added", static_cast<long long>(result.added)},
                                   {"changed", static_cast<long long>(result.changed)},
                                   {"unchanged", static_cast<long long>(result.unchanged)}});
}

}  // namespace


Response ImportPeoplePage::show(const Visit& visit, const std::string& fileError,
                                const FeedDraft::Result* result, int status) const
{
    const auto catalogue = visit.ground.services.catalogue();
    View::List rows;
    const auto reported = result ? worstFirst(result->rows) : std::vector<const ImportContacts::RowReport*>{};
    for (const auto* row : reported)
        if (rows.size() < shownRows)
            rows.push_back(rowView(visit, *row, *catalogue));
    const auto leftOut = static_cast<long long>(reported.size() - rows.size());
    View::List columns;
    for (const auto column : withoutCustomer(importColumns()))
        columns.push_back({{"name", std::string(column)},
                           {"meaning", visit.say((column == "roles" ? "feed.column." : "import.column.") +
                                                 std::string(column))}});
    const bool refused = result && (result->errors > 0 || !result->findings.empty());
    const auto why =
        result && !result->findings.empty()
            ? sentenceOf(result->findings.front(), visit.ground.words, visit.locale(), *catalogue)
            : std::string();
    const auto title = visit.say("feed.title");
    const auto& customer = visit.customer().name;
    View view{{"csrf", visit.request.csrf},
              {"path", visit.path()},
              {"title", title},
              {"customer", customer},
              {"lead", visit.sayDrafted("feed.lead")},
              {"inPlace", visit.actor.onBehalf},
              {"inPlaceText", visit.inWhosePlace()},
              {"limit", importLimitWords(_ground.words, visit.locale(), _mostBytes)},
              {"wrong", !fileError.empty()},
              {"error", fileError},
              {"refused", refused},
              {"refusedTitle",
               visit.say("feed.refused", {{"count", static_cast<long long>(result ? result->errors : 0)}})},
              {"why", why},
              {"fed", result && !refused},
              {"told", result && !refused ? tellingOf(visit, *result) : std::string()},
              {"anyRow", !rows.empty()},
              {"rows", std::move(rows)},
              {"cut", leftOut > 0},
              {"leftOut", visit.say("feed.left-out", {{"count", leftOut}})},
              {"columns", std::move(columns)},
              {"roles", roleKeys(visit, *catalogue)}};
    return framed(visit, title + " – " + customer, visit.render("page/import-people", view), status);
}


Response ImportPeoplePage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    if (!visit)
        return Response::notFound();
    if (request.method == helpdesk::Method::get)
        return show(*visit, {}, nullptr, 200);
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const auto file = std::find_if(request.uploads.begin(), request.uploads.end(),
                                   [](const helpdesk::Upload& upload) { return upload.field == "file"; });
    if (file == request.uploads.end() || file->content.empty())
        return show(*visit, visit->say("finding.empty-file"), nullptr, 422);
    const auto result = FeedDraft(_ground.services)(visit->actor, visit->customer().id, file->content);
    using Outcome = EditDraft::Outcome;
    switch (result.outcome)
    {
    case Outcome::done: return show(*visit, {}, &result, result.errors ? 422 : 200);
    case Outcome::refused: return show(*visit, {}, &result, 422);
    case Outcome::requestWaiting: return show(*visit, visit->say("finding.request-waiting"), nullptr, 409);
    case Outcome::clash:
    case Outcome::changedMeanwhile: return show(*visit, visit->say("feed.meanwhile"), nullptr, 409);
    case Outcome::forbidden: {
        Response response;
        response.status = 403;
        return response;
    }
    case Outcome::unknown: break;
    }
    return Response::notFound();
}


Response ImportPeopleTemplate::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    if (!visit)
        return Response::notFound();
    Response response;
    response.contentType = "text/csv; charset=utf-8; header=present";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"import.csv\"");
    response.body = "\xEF\xBB\xBF";  // Spreadsheets read UTF-8 only behind it.
    bool first = true;
    for (const auto column : withoutCustomer(templateColumns()))
    {
        (response.body += first ? "" : ",") += column;
        first = false;
    }
    response.body +=
        "\r\nada.example@example.org,Dr,Ada,Example,+442079460958,Operations,en,yes,no,reports\r\n";
    return response;
}

}  // namespace contacts
