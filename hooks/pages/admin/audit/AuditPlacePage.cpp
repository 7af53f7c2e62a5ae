#include "hooks/pages/admin/audit/AuditPlacePage.h"

#include "hooks/Numbers.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/admin/audit/AuditPlaceWords.h"
#include "hooks/pages/admin/audit/AuditWords.h"
#include "hooks/pages/portal/HistoryWords.h"

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

/// Nothing for anything but the canonical spelling.
std::optional<AuditSpot> spotIn(const helpdesk::Request& request)
{
    const auto& chain = request.captured.at("chain");
    const auto& entry = request.captured.at("entry");
    const auto customer = chain == "0" ? std::optional(CustomerId{}) : CustomerId::from(chain);
    const auto number = numberIn<std::uint64_t>(entry);
    if (!customer || !number || std::to_string(*number) != entry)
        return std::nullopt;
    return AuditSpot{*customer, *number};
}


View itemOf(const AdminRoom& room, AuditWords& words, const PlacedEntry& placed, const AuditSpot& spot,
            const WalkFinding& finding)
{
    const auto entry = words.named(placed.line);
    const auto& audit = entry.audit;
    const bool marked = audit.number == spot.entry;
    auto verdict = verdictWords(room, placed, marked && finding.isAt(spot));
    return {{"marked", marked},
            {"heading", headingWords(room.ground.words, room.locale(), entry)},
            {"time", room.ground.words.dateTime(room.locale(), room.request.visitor.timeZone, audit.at)},
            {"number", std::to_string(audit.number)},
            {"wrong", !verdict.empty()},
            {"verdict", std::move(verdict)},
            {"at", std::to_string(audit.at.time_since_epoch().count())},
            {"account", audit.account.text()},
            {"contact", audit.contact.text()},
            {"act", audit.act},
            {"object", audit.object},
            {"facts", audit.facts},
            {"hash", audit.hash},
            {"calculated", placed.calculated},
            {"differs", placed.calculated != audit.hash}};
}


struct Typed
{
    std::string reason;
    std::string error;
};


const char* lookOf(const WalkFinding& finding)
{
    if (finding.broken)
        return finding.broken->known ? "wait" : "bad";
    return finding.walk.finishedAt == Time{} ? "none" : "on";
}


Response shown(const AdminRoom& room, const StaffDirectory& staff, const AuditSpot& spot, const Typed& typed,
               int status)
{
    const auto place = LookAtAudit(room.ground.services)(readerOf(room.request.visitor, CustomerId{}),
                                                         spot.chain, spot.entry);
    if (!place)
        return Response::notFound();
    const auto finding = findingIn(room.ground, spot.chain);
    const bool any = !place->entries.empty();
    // Behind the end of a chain there is no place, unless entries of it are gone.
    if (!place->there && place->end < spot.entry && !finding.isAt(spot))
        return Response::notFound();
    AuditWords words(room, staff);
    View::List items;
    for (const auto& each : place->entries)
        items.push_back(itemOf(room, words, each, spot, finding));
    const auto name = spot.chain ? place->customerName : room.say("audit.no-customer");
    const auto number = spot.text();
    const auto title = room.say("audit.walk.at",
                                {{"customer", std::string_view(name)}, {"entry", std::string_view(number)}});
    const bool here = finding.isAt(spot);
    const bool known = here && finding.broken->known;
    const auto end = std::to_string(place->end);
    View view{{"csrf", room.request.csrf},
              {"title", title},
              {"path", spot.address()},
              {"walkText", findingWords(room, finding, spot)},
              {"walkLook", std::string(lookOf(finding))},
              {"elsewhere", finding.broken && !here},
              {"elsewhereHref", finding.broken ? addressOf(finding.broken->chain) : std::string()},
              {"elsewhereText", finding.broken ? breakWords(room.ground.words, room.locale(), *finding.broken)
                                               : std::string()},
              {"gone", !place->there},
              {"goneText", room.say("audit.place.gone", {{"entry", std::string_view(number)},
                                                         {"end", std::string_view(end)},
                                                         {"ends", place->end >= spot.entry ? "yes" : "no"}})},
              {"any", any},
              {"entries", std::move(items)},
              {"compare", comparisonWords(room, spot, *place)},
              {"known", known},
              {"knownText", known ? knownWords(room.ground.words, room.locale(), *finding.broken->known,
                                               room.when(finding.broken->known->at))
                                  : std::string()},
              {"writable", here && !known && !finding.broken->chain.damage.empty()},
              {"damage", here ? finding.broken->chain.damage : std::string()},
              {"longest", std::to_string(AcknowledgeBreak::longestReason)},
              {"reason", typed.reason},
              {"refused", !typed.error.empty()},
              {"error", typed.error}};
    return room.show("page/admin-audit-place", view, title, status);
}


const char* errorKey(AcknowledgeBreak::Outcome outcome)
{
    using Outcome = AcknowledgeBreak::Outcome;
    switch (outcome)
    {
    case Outcome::noReason: return "audit.known.wrong.none";
    case Outcome::reasonTooLong: return "audit.known.wrong.long";
    case Outcome::reasonNotOneLine: return "audit.known.wrong.line";
    case Outcome::otherFound: return "audit.known.wrong.other";
    case Outcome::done:
    case Outcome::hidden: break;
    }
    return nullptr;
}

}  // namespace


Response AuditPlacePage::handle(const helpdesk::Request& sent)
{
    if (!mayAdminister(sent))
        return Response::notFound();
    const auto entered = legible(sent, {"reason"});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    const auto spot = spotIn(request);
    if (!spot)
        return Response::notFound();
    const AdminRoom room{{_ground, request}, "audit"};
    if (request.method == helpdesk::Method::get)
        return shown(room, _staff, *spot, {}, 200);
    if (!onlyKnownFields(request.form, {"damage", "reason"}))
        return badRequest();
    Typed typed{std::string(request.form.text("reason")), {}};
    if (!entered->findings.empty())
        typed.error = sentenceAt("reason", entered->findings, _ground, room.locale());
    else
    {
        const auto outcome =
            AcknowledgeBreak(_ground.services)(actorOf(request.visitor, CustomerId{}, _ground.services),
                                               spot->chain, request.form.text("damage"), typed.reason);
        if (outcome == AcknowledgeBreak::Outcome::hidden)
            return Response::notFound();
        if (outcome == AcknowledgeBreak::Outcome::done)
            return Response::to(spot->address() + "#known");
        typed.error =
            room.say(errorKey(outcome), {{"most", static_cast<long long>(AcknowledgeBreak::longestReason)}});
        if (outcome == AcknowledgeBreak::Outcome::otherFound)
            return shown(room, _staff, *spot, typed, 409);
    }
    return shown(room, _staff, *spot, typed, 422);
}

}  // namespace contacts
