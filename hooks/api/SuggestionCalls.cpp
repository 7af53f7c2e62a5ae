#include "hooks/api/SuggestionCalls.h"

#include "core/draft/AnswerSuggestion.h"
#include "hooks/api/DraftCalls.h"
#include "hooks/api/JsonChanges.h"
#include "hooks/api/JsonFacts.h"

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;

namespace {

Response nothing()
{
    Response response;
    response.status = 204;
    return response;
}


/// The lines as a draft of his would hold them.
Json jsonOf(const std::optional<Suggestion>& waiting, const Contact& author, const Catalogue& catalogue)
{
    const auto shown = waiting.value_or(Suggestion{});
    auto lines = linesOf(shown, catalogue);
    for (auto& line : lines)
    {
        line.author = author.id;
        line.authorName = author.person.name();
        line.writtenAt = shown.writtenAt;
    }
    return Json::object()
        .set("changes", toJson(lines))
        .set("note", shown.note)
        .set("writtenAt", toJson(shown.writtenAt));
}

}  // namespace


Response OwnSuggestionCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return Response::notFound();
    const auto actor = actorOf(request.visitor, *customer, services());
    if (authorise(actor, Act::suggest) == Verdict::forbidden)
        return refused(request, 403, "manages-himself");
    const auto result = with(request, actor, *customer);
    switch (result.outcome)
    {
    case AskAdministrator::Outcome::done:
    case AskAdministrator::Outcome::unchanged: return done(result.view);
    case AskAdministrator::Outcome::forbidden: return refused(request, 403, "manages-himself");
    case AskAdministrator::Outcome::refused:
        return problem(ground(), request, 422, "rules-broken", result.findings);
    case AskAdministrator::Outcome::tooMany: {
        auto response = refused(request, 429, "too-many-suggestions");
        response.headers.emplace_back("Retry-After", "3600");
        return response;
    }
    case AskAdministrator::Outcome::unknown: break;
    }
    return Response::notFound();
}


Response OwnSuggestionCall::done(const AskAdministrator::View& view) const
{
    return Response::ofJson(jsonOf(view.waiting, view.himself, *services().catalogue()));
}


AskAdministrator::Result SeeSuggestionCall::with(const helpdesk::Request&, const Actor& actor,
                                                 CustomerId customer)
{
    return AskAdministrator(services()).see(actor, customer);
}


AskAdministrator::Result SuggestCall::with(const helpdesk::Request& request, const Actor& actor,
                                           CustomerId customer)
{
    // Unknown before badly asked: whoever is no contact there learns nothing about what can be asked.
    const AskAdministrator ask(services());
    if (auto seen = ask.see(actor, customer); seen.outcome != AskAdministrator::Outcome::done)
        return seen;
    auto json = body(request);
    const auto changes = changesFrom(json.list("changes"), json.path("changes"));
    const auto note = json.textIfAny("note").value_or("");
    json.nothingElse();
    return ask.propose(actor, customer, changes, note);
}


AskAdministrator::Result WithdrawSuggestionCall::with(const helpdesk::Request& request, const Actor& actor,
                                                      CustomerId customer)
{
    noBody(request);
    return AskAdministrator(services()).withdraw(actor, customer);
}


Response WithdrawSuggestionCall::done(const AskAdministrator::View&) const
{
    return nothing();
}


Response SuggestionsCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return Response::notFound();
    const auto actor = actorOf(request.visitor, *customer, services());
    if (auto refusal = refuse(request, actor, Act::manageContacts))
        return *refusal;
    auto list = Json::array();
    const auto waiting = AnswerSuggestion(services()).list(actor, *customer);
    for (const auto& [suggestion, author] : *waiting)
        list.add(jsonOf(suggestion, author, *services().catalogue())
                     .set("contact",
                          Json::object().set("id", author.id.text()).set("name", author.person.name())));
    return Response::ofJson(Json::object().set("suggestions", std::move(list)));
}


Response AnswerSuggestionCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto customer = captured<CustomerId>(request, "customer");
    const auto contact = captured<ContactId>(request, "contact");
    if (!customer || !contact)
        return Response::notFound();
    const auto actor = actorOf(request.visitor, *customer, services());
    if (auto refusal = refuse(request, actor, Act::manageContacts))
        return *refusal;
    return with(request, actor, *customer, *contact);
}


std::optional<std::string> AnswerSuggestionCall::onlyText(const helpdesk::Request& request,
                                                          std::string_view name)
{
    if (!request.json)
        return std::nullopt;
    auto json = body(request);
    auto text = json.textIfAny(name);
    json.nothingElse();
    return text;
}


Response AdoptCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer,
                         ContactId contact)
{
    const auto was = onlyText(request, "was");
    return draftAnswer(ground(), request, AnswerSuggestion(services()).adopt(actor, customer, contact, was));
}


Response DeclineCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer,
                           ContactId contact)
{
    const auto reason = onlyText(request, "reason").value_or("");
    const auto result = AnswerSuggestion(services()).decline(actor, customer, contact, reason);
    if (result.outcome == AnswerSuggestion::Outcome::refused)
        return problem(ground(), request, 422, "rules-broken", result.findings);
    return result.outcome == AnswerSuggestion::Outcome::done ? nothing() : Response::notFound();
}

}  // namespace contacts
