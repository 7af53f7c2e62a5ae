#include "hooks/pages/portal/AskPage.h"

#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/portal/AskForm.h"
#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/SuggestionWords.h"

#include <algorithm>
#include <array>

namespace contacts {

using helpdesk::Response;
using templates::View;
using Outcome = AskAdministrator::Outcome;

namespace {

constexpr std::array notices{"sent", "withdrawn", "unchanged", "none"};


/// Who rejected it and when, and what follows from that.
std::string declinedText(const templates::Words& words, std::string_view locale,
                         const DeclinedSuggestion& declined, std::string_view time)
{
    const std::string key = declined.part         ? "suggest.declined.part"
                            : declined.by.empty() ? "suggest.declined.without-name"
                                                  : "suggest.declined.by";
    return words.say(locale, key, {{"person", std::string_view(declined.by)}, {"time", time}});
}


/// Where a field stands in the page: "role:reports" has the id "role-reports".
std::string fieldId(std::string field)
{
    std::replace(field.begin(), field.end(), ':', '-');
    return field;
}

}  // namespace


std::string askPath(CustomerId customer)
{
    return "/portal/customers/" + customer.text() + "/ask";
}


Response AskPage::handle(const helpdesk::Request& sent)
{
    const auto customer = captured<CustomerId>(sent, "customer");
    if (!customer)
        return Response::notFound();
    const auto typed = legible(sent, {"department", "note"});
    if (!typed)
        return badRequest();
    const auto& request = typed->request;
    const auto actor = actorOf(request.visitor, *customer, _ground.services);
    const AskAdministrator ask(_ground.services);
    const bool posted = request.method == helpdesk::Method::post;
    if (posted && !onlyKnownFields(request.form, {"role*", "had*", "department", "was.department",
                                                  "seesAllRequests", "was.seesAllRequests", "note"}))
        return badRequest();
    const bool proposes = posted && typed->findings.empty();
    auto result = proposes
                      ? ask.propose(actor, *customer,
                                    linesFrom(request.form, *_ground.services.catalogue(), actor.contact),
                                    std::string(request.form.text("note")))
                      : ask.see(actor, *customer);
    if (posted && !proposes && result.outcome == Outcome::done)
    {
        result.outcome = Outcome::refused;
        result.findings = typed->findings;
    }
    switch (result.outcome)
    {
    case Outcome::forbidden: return Response::to(contactsPath(*customer));
    case Outcome::unknown: return Response::notFound();
    case Outcome::unchanged: return Response::to(askPath(*customer) + "?notice=unchanged");
    case Outcome::done:
        if (posted)
            return Response::to(askPath(*customer) + "?notice=sent");
        break;
    default: break;
    }
    return form(request, result);
}


Response AskPage::form(const helpdesk::Request& request, const AskAdministrator::Result& result) const
{
    const auto& locale = request.visitor.locale;
    const auto& words = _ground.words;
    const auto catalogue = _ground.services.catalogue();
    const auto& view = result.view;
    const auto& himself = view.himself;
    const bool refused = result.outcome != Outcome::done;
    const auto shown = askForm(view, *catalogue, refused ? &request.form : nullptr);

    const auto wrong = [&](std::string_view field) {
        return sentenceAt(field, result.findings, _ground, locale);
    };
    std::set<std::string, std::less<>> placed{"department", "note"};
    View::List roles;
    for (const auto& role : catalogue->roles())
    {
        if (!offered(role, view))
            continue;
        const auto error = wrong("role:" + role.key);
        placed.insert("role:" + role.key);
        roles.push_back({{"role", role.key},
                         {"label", role.in(locale).label},
                         {"description", role.in(locale).description},
                         {"held", himself.person.roles.contains(role.key)},
                         {"primary", role.primary},
                         {"checked", shown.roles.contains(role.key)},
                         {"wrong", !error.empty()},
                         {"error", error}});
    }
    View::List others;
    for (const auto& finding : result.findings)
        others.push_back({{"text", sentenceOf(finding, words, locale, *catalogue)},
                          {"placed", placed.contains(finding.field)},
                          {"field", fieldId(finding.field)}});
    if (result.outcome == Outcome::tooMany)
        others.push_back({{"text", words.say(locale, "suggest.too-many")}, {"placed", false}});
    const auto when = [&](Time time) {
        return words.shortTime(locale, request.visitor.timeZone, time, _ground.services.clock.now());
    };
    const auto since = view.waiting ? when(view.waiting->writtenAt) : std::string();
    const auto linesIn = [&](const Suggestion* wish) {
        View::List one;
        auto lines = wish == nullptr ? View::List() : suggestedLines(_ground, locale, *wish, himself);
        if (!lines.empty())
            one.push_back({{"lines", std::move(lines)}});
        return one;
    };
    const auto told = request.query.text("notice");
    const bool tells = std::find(notices.begin(), notices.end(), told) != notices.end();
    const auto notice = told == "sent" && !view.answered ? std::string("kept") : std::string(told);

    Response response;
    response.status = !refused ? 200 : result.outcome == Outcome::tooMany ? 429 : 422;
    response.body = _ground.views.render(
        "page/ask", locale,
        {{"csrf", request.csrf},
         {"path", askPath(view.customer.id)},
         {"customer", view.customer.name},
         {"lead", words.say(locale, view.answered ? "suggest.lead" : "suggest.lead.nobody",
                            {{"customer", std::string_view(view.customer.name)}})},
         {"told", tells && !refused},
         {"toldTitle", tells ? words.say(locale, "suggest.notice." + notice) : std::string()},
         {"sent", told == "sent"},
         {"sentText",
          words.say(locale, view.answered ? "suggest.notice.sent.text" : "suggest.notice.kept.text")},
         {"refused", refused},
         {"others", std::move(others)},
         {"waiting", view.waiting.has_value()},
         {"since",
          view.waiting ? words.say(locale, "suggest.waiting.since", {{"time", std::string_view(since)}})
                       : std::string()},
         {"waitingLines", linesIn(view.waiting ? &*view.waiting : nullptr)},
         {"noted", view.waiting && !view.waiting->note.empty()},
         {"waitingNote", view.waiting ? view.waiting->note : std::string()},
         {"taken", view.taken.has_value()},
         {"takenText",
          view.taken ? words.say(locale,
                                 view.taken->requested ? "suggest.taken.requested" : "suggest.taken.in-draft",
                                 {{"person", std::string_view(view.taken->by)}})
                     : std::string()},
         {"takenLines", linesIn(view.taken ? &view.taken->wish : nullptr)},
         {"declined", view.declined.has_value()},
         {"declinedText", view.declined ? declinedText(words, locale, *view.declined, when(view.declined->at))
                                        : std::string()},
         {"declinedLines", linesIn(view.declined ? &view.declined->wish : nullptr)},
         {"declinedWhy", view.declined && !view.declined->reason.empty()},
         {"declinedReason", view.declined ? view.declined->reason : std::string()},
         {"roles", std::move(roles)},
         {"department", shown.department},
         {"departmentNow", himself.person.department},
         {"departmentWrong", !wrong("department").empty()},
         {"departmentError", wrong("department")},
         {"sees", shown.seesAllRequests},
         {"seesNow", std::string(himself.person.seesAllRequests ? "yes" : "no")},
         {"note", shown.note},
         {"noteWrong", !wrong("note").empty()},
         {"noteError", wrong("note")}});
    response.frame.customer = view.customer.id.text();
    response.frame.title = words.say(locale, "suggest.title") + " – " + view.customer.name;
    response.frame.menu = "profile";
    response.frame.styles = _ground.styles;
    return response;
}


Response WithdrawPage::handle(const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const auto actor = actorOf(request.visitor, *customer, _ground.services);
    switch (AskAdministrator(_ground.services).withdraw(actor, *customer).outcome)
    {
    case Outcome::done: return Response::to(askPath(*customer) + "?notice=withdrawn");
    case Outcome::unchanged: return Response::to(askPath(*customer) + "?notice=none");
    case Outcome::forbidden: return Response::to(contactsPath(*customer));
    default: return Response::notFound();
    }
}

}  // namespace contacts
