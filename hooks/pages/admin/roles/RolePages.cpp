#include "hooks/pages/admin/roles/RolePages.h"

#include "hooks/Numbers.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/admin/roles/RoleScreen.h"
#include "hooks/pages/admin/roles/RoleWords.h"

#include <algorithm>

namespace contacts {

using helpdesk::Response;
using templates::View;
using Outcome = EditCatalogue::Outcome;

namespace {

AdminRoom roomOf(const Ground& ground, const helpdesk::Request& request)
{
    return {ground, request, "admin-roles"};
}


/// Read from the database: a page that is about to change the catalogue begins with what is stored.
Catalogue storedCatalogue(const Ground& ground)
{
    return ground.services.storage.read()->catalogue().load().value_or(Catalogue{});
}


Response backToList(std::string_view done, std::string_view role)
{
    return Response::to(std::string("/admin/roles?done=").append(done).append("&role=").append(role));
}


std::string kindsOf(const AdminRoom& room, const std::set<CustomerKind>& kinds)
{
    std::vector<std::string> words;
    for (const auto kind : kinds)
        words.push_back(room.say("page.kind." + std::string(wordOf(kind))));
    return words.empty() ? "–" : room.ground.words.list(room.locale(), words);
}


std::string requiredFor(const AdminRoom& room, const Role& role)
{
    std::set<CustomerKind> kinds;
    for (const auto& [kind, group] : role.requiredFor)
        kinds.insert(kind);
    return kindsOf(room, kinds);
}


View rowOf(const AdminRoom& room, const Catalogue& catalogue, const Role& role, std::size_t holders)
{
    const auto& roles = catalogue.roles();
    return {{"key", role.key},
            {"label", role.in(room.locale()).label},
            {"href", std::string("/admin/roles/").append(role.key)},
            {"delegating", role.delegating()},
            {"primary", role.primary},
            {"retired", role.offeredTo.empty()},
            {"offered", kindsOf(room, role.offeredTo)},
            {"required", requiredFor(room, role)},
            {"holders", room.say("page.number", {{"count", static_cast<long long>(holders)}})},
            {"first", &role == &roles.front()},
            {"last", &role == &roles.back()}};
}


/// The catalogue that a form was made from is not there any more. Nothing for all else.
std::optional<Response> refusedBySaving(const RoleScreen& screen, const TypedRole& typed,
                                        const EditCatalogue::Answer& answer)
{
    switch (answer.outcome)
    {
    case Outcome::saved: return std::nullopt;
    case Outcome::findings: return screen.form(typed, answer.findings, 422);
    case Outcome::changedMeanwhile: return screen.form(typed, {}, 409, RoleScreen::Told::changedMeanwhile);
    case Outcome::unknown: break;
    }
    return Response::notFound();
}


Catalogue wantedOf(const RoleScreen& screen, const TypedRole& typed)
{
    const Catalogue seen(screen.catalogue.roles(), typed.revision);
    // Two roles of one key, so that the rule finds them: a new one replaces nobody.
    if (!screen.stored && seen.find(typed.role.key))
    {
        auto roles = seen.roles();
        roles.push_back(typed.role);
        return Catalogue(std::move(roles), typed.revision);
    }
    return withRole(seen, typed.role);
}


Response previewed(const RoleScreen& screen, const TypedRole& typed, const Actor& actor)
{
    const auto foresight = EditCatalogue(screen.room.ground.services).foresee(actor, wantedOf(screen, typed));
    if (foresight.outcome == Outcome::saved)
        return screen.preview(typed, foresight.effects);
    return refusedBySaving(screen, typed, {foresight.outcome, foresight.findings, 0})
        .value_or(Response::notFound());
}


Response saved(const RoleScreen& screen, const TypedRole& typed, const Actor& actor)
{
    const auto answer = EditCatalogue(screen.room.ground.services).save(actor, wantedOf(screen, typed));
    if (auto refused = refusedBySaving(screen, typed, answer))
        return std::move(*refused);
    return backToList(screen.stored ? "saved" : "added", typed.role.key);
}


/// A new role is offered to every kind of customer until somebody says otherwise.
TypedRole beginning(const RoleScreen& screen)
{
    TypedRole typed;
    typed.revision = screen.catalogue.revision();
    if (screen.stored)
        typed.role = *screen.stored;
    else
        typed.role.offeredTo.insert(std::begin(everyCustomerKind), std::end(everyCustomerKind));
    return typed;
}

}  // namespace


Response RoleListPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto room = roomOf(_ground, request);
    const auto work = _ground.services.storage.read();
    const auto catalogue = work->catalogue().load().value_or(Catalogue{});
    View::List rows;
    for (const auto& role : catalogue.roles())
        rows.push_back(
            rowOf(room, catalogue, role, work->catalogue().holders(role.key, std::nullopt, 1, 1).people));
    const auto done = request.query.text("done");
    const auto key = "catalogue.done." + std::string(done);
    const auto* role = catalogue.find(request.query.text("role"));
    const bool tells = !done.empty() && _ground.words.has(key);
    const auto label = role ? role->in(room.locale()).label : std::string(request.query.text("role"));
    View view{{"csrf", request.csrf},
              {"revision", std::to_string(catalogue.revision())},
              {"told", tells},
              {"bad", done == "meanwhile"},
              {"toldText", tells ? room.say(key, {{"role", std::string_view(label)}}) : std::string()},
              {"roles", std::move(rows)}};
    return room.show("page/admin-roles", view, room.say("catalogue.title"));
}


Response MoveRolePage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto key = request.captured.at("role");
    const auto to = request.form.text("to");
    const auto revision = numberIn<std::uint64_t>(request.form.text("revision"));
    if (!onlyKnownFields(request.form, {"revision", "to"}) || !revision || (to != "up" && to != "down"))
        return badRequest();
    const auto catalogue = storedCatalogue(_ground);
    if (!catalogue.find(key))
        return Response::notFound();
    const auto wanted =
        withMoved(Catalogue(catalogue.roles(), *revision), key, to == "up" ? Move::up : Move::down);
    const auto answer = EditCatalogue(_ground.services)
                            .save(actorOf(request.visitor, CustomerId{}, _ground.services), wanted);
    return backToList(answer.outcome == Outcome::saved ? "moved" : "meanwhile", key);
}


Response EditRolePage::handle(const helpdesk::Request& sent)
{
    if (!mayAdminister(sent))
        return Response::notFound();
    auto entered = legible(sent, {"key", "label.", "description."});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    const auto catalogue = storedCatalogue(_ground);
    const auto captured = request.captured.find("role");
    const auto key = captured == request.captured.end() ? std::string() : captured->second;
    const RoleScreen screen{roomOf(_ground, request), catalogue, catalogue.find(key)};
    if (!key.empty() && !screen.stored)
        return Response::notFound();
    if (request.method == helpdesk::Method::get)
        return screen.form(beginning(screen), {});
    const auto typed = typedRole(request.form, key, catalogue);
    if (!typed)
        return badRequest();
    if (auto& odd = entered->findings; !odd.empty())
    {
        for (auto& finding : odd)
            finding.person = typed->role.key;
        return screen.form(*typed, odd, 422);
    }
    const auto actor = actorOf(request.visitor, CustomerId{}, _ground.services);
    switch (typed->step)
    {
    case TypedRole::Step::edit: return screen.form(*typed, {});
    case TypedRole::Step::save: return saved(screen, *typed, actor);
    case TypedRole::Step::preview: break;
    }
    return previewed(screen, *typed, actor);
}


Response RemoveRolePage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto catalogue = storedCatalogue(_ground);
    const auto* role = catalogue.find(request.captured.at("role"));
    if (!role)
        return Response::notFound();
    const auto room = roomOf(_ground, request);
    const RoleScreen screen{room, catalogue, role};
    const auto actor = actorOf(request.visitor, CustomerId{}, _ground.services);
    const EditCatalogue edit(_ground.services);
    int status = 200;
    if (request.method != helpdesk::Method::get)
    {
        const auto revision = numberIn<std::uint64_t>(request.form.text("revision"));
        if (!onlyKnownFields(request.form, {"revision"}) || !revision)
            return badRequest();
        const auto answer = edit.save(actor, withoutRole(Catalogue(catalogue.roles(), *revision), role->key));
        if (answer.outcome == Outcome::saved)
            return backToList("removed", role->key);
        if (answer.outcome == Outcome::changedMeanwhile)
            return backToList("meanwhile", role->key);
        status = 409;
    }
    const auto foresight = edit.foresee(actor, withoutRole(catalogue, role->key));
    auto effects = effectRows(room, foresight.effects, catalogue);
    View::List reasons;
    for (const auto& finding : foresight.findings)
        reasons.push_back({{"reason", sentenceOf(finding, _ground.words, room.locale(), catalogue)}});
    auto retired = beginning(screen);
    retired.role.offeredTo.clear();
    retired.role.requiredFor.clear();
    const auto title =
        room.say("catalogue.remove.title", {{"role", std::string_view(role->in(room.locale()).label)}});
    View view{{"csrf", request.csrf},
              {"title", title},
              {"path", screen.path()},
              {"revision", std::to_string(catalogue.revision())},
              {"possible", reasons.empty()},
              {"reasons", std::move(reasons)},
              {"effects", std::move(effects)},
              {"offered", !role->offeredTo.empty()},
              {"hidden", hiddenFields(retired, catalogue, false)}};
    return room.show("page/admin-role-remove", view, title, status);
}

}  // namespace contacts
