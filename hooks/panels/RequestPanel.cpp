#include "hooks/panels/RequestPanel.h"

#include "core/changes/ChangeSets.h"
#include "core/contacts/ReadContacts.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/panels/CorrectionRows.h"
#include "hooks/panels/DiffRows.h"
#include "hooks/panels/RequestFacts.h"

namespace contacts {

using templates::View;

namespace {

std::string_view stateClass(RequestState state)
{
    switch (state)
    {
    case RequestState::submitted:
    case RequestState::returned: return "wait";
    case RequestState::implemented:
    case RequestState::partlyImplemented: return "on";
    default: return "off";
    }
}


const std::string* addressOf(const Change& change)
{
    if (change.kind == ChangeKind::addContact)
        return &change.details.email;
    const bool names = change.kind == ChangeKind::linkContact || change.kind == ChangeKind::changeEmail;
    return names ? &change.value : nullptr;
}


/// Who is known in other customers already: nobody but the helpdesk's own people reads this.
void addKnownElsewhere(const Ground& ground, const RequestView& found, const Actor& agent,
                       std::string_view locale, View::List& list)
{
    for (const auto& change : found.request.changes)
    {
        const auto* address = addressOf(change);
        if (address == nullptr || terminal(found.request.state))
            continue;
        const auto known = ReadContacts(ground.services).lookUp(agent, {}, *address);
        if (!known.contact || known.contact->id == change.person.contact)
            continue;
        std::vector<std::string> names;
        for (const auto& customer : known.customers)
            names.push_back(customer.name);
        const auto customers = ground.words.list(locale, names);
        const auto person = known.contact->person.name();
        list.push_back(
            {{"noticeSign", std::string("i")},
             {"noticeSignClass", std::string("look")},
             {"noticeLabel", ground.words.say(locale, "panel.known")},
             {"notice",
              ground.words.say(locale, names.empty() ? "panel.known.nowhere" : "panel.known.at",
                               std::vector<std::pair<std::string, std::string>>{
                                   {"person", person}, {"email", *address}, {"customers", customers}})},
             {"noticeHref", "#person-" + change.person.text()}});
    }
}


/// Drift first, then whom the helpdesk knows, then what the rules say now.
View::List noticesOf(const Ground& ground, const RequestView& found, const DiffRows& rows, const Actor& agent,
                     std::string_view locale)
{
    View::List list;
    if (found.oddity)
    {
        const std::string where = ground.services.desk.elsewhere() ? "panel.elsewhere" : "panel.here";
        list.push_back(
            {{"noticeSign", std::string("!")},
             {"noticeSignClass", std::string("look")},
             {"noticeLabel", ground.words.say(locale, where)},
             {"notice", ground.words.say(locale, where + "." + std::string(wordOf(*found.oddity)))},
             {"noticeHref", std::string("#request-h")}});
    }
    for (const auto& cell : found.drift)
        list.push_back(
            {{"noticeSign", std::string("!")},
             {"noticeSignClass", std::string("look")},
             {"noticeLabel", ground.words.say(locale, "panel.moved")},
             {"notice", ground.words.say(locale, "panel.moved.sentence", {{"cell", rows.nameOf(cell)}})},
             {"noticeHref", "#person-" + cell.person.text()}});
    addKnownElsewhere(ground, found, agent, locale, list);
    const auto catalogue = ground.services.catalogue();
    for (const auto& finding : found.findings)
    {
        const bool error = finding.severity == Severity::error;
        list.push_back({{"noticeSign", std::string(error ? "×" : "!")},
                        {"noticeSignClass", std::string(error ? "del" : "look")},
                        {"noticeLabel", ground.words.say(locale, error ? "panel.error" : "panel.warning")},
                        {"notice", sentenceOf(finding, ground.words, locale, *catalogue, Hearer::agent)},
                        {"noticeHref",
                         finding.person.empty() ? std::string("#request-h") : "#person-" + finding.person}});
    }
    return list;
}


/// "1 line moved since the request, 2 findings, 1 person whom the helpdesk knows": as many as stand below.
std::string noticeTitle(const Ground& ground, const RequestView& found, std::size_t notices,
                        std::string_view locale)
{
    const auto& words = ground.words;
    const std::size_t odd = found.oddity ? 1 : 0;
    const bool there = ground.services.desk.elsewhere();
    auto title = odd == 0
                     ? std::string()
                     : words.say(locale, there ? "panel.notice.elsewhere"
                                               : "panel.notice.here." + std::string(wordOf(*found.oddity)));
    const auto add = [&](std::string_view key, const char* what, std::size_t many) {
        if (many > 0)
            title.append(title.empty() ? "" : ", ")
                .append(words.say(locale, key, {{what, static_cast<long long>(many)}}));
    };
    add("panel.notice.moved", "moved", found.drift.size());
    add("panel.notice.findings", "findings", found.findings.size());
    add("panel.notice.known", "known", notices - odd - found.drift.size() - found.findings.size());
    return title;
}


View::List attemptFindings(const Ground& ground, const Findings& findings, std::string_view locale)
{
    View::List list;
    const auto catalogue = ground.services.catalogue();
    std::set<std::string> said;  // Several lines may fall for one reason.
    for (const auto& finding : findings)
        if (const auto sentence = sentenceOf(finding, ground.words, locale, *catalogue, Hearer::agent);
            said.insert(sentence).second)
            list.push_back({{"attemptFinding", sentence}});
    return list;
}

/// What it would make of the people without the lines that are rejected so far.
RequestView asChosen(RequestView found, const LineChoices& choices)
{
    auto lines = found.request.changes;
    std::erase_if(lines, [&](const Change& line) {
        const auto choice = choices.find(line.id);
        return choice != choices.end() && choice->second.reject;
    });
    found.requested = contacts::apply(lines, found.existing);
    return found;
}

}  // namespace


std::optional<std::string> RequestPanel::render(const helpdesk::Ticket& ticket,
                                                const helpdesk::Request& request)
{
    const auto id = ViewRequest(_ground.services).byTicket(ticket.id.value);
    return id ? render(*id, request, {}) : std::nullopt;
}


std::optional<std::string> RequestPanel::render(RequestId id, const helpdesk::Request& request,
                                                const AttemptNotice& notice) const
{
    const ViewRequest look(_ground.services);
    const auto customer = look.customerOf(id);
    if (!customer)
        return std::nullopt;
    const auto actor = readerOf(request.visitor, *customer);
    const auto found = look(actor, id);
    if (!found || authorise(actor, Act::decideRequest) != Verdict::allowed)
        return std::nullopt;
    const bool decided = terminal(found->request.state);
    return _ground.views.render(decided ? "panel/request-decided" : "panel/request", request.visitor.locale,
                                view(*found, request, notice));
}


View RequestPanel::view(const RequestView& found, const helpdesk::Request& request,
                        const AttemptNotice& notice) const
{
    const auto& locale = request.visitor.locale;
    const auto& words = _ground.words;
    const DiffRows rows(_ground, found, request.visitor, notice.lines, notice.rule == "line-reason");
    const bool lacking = notice.rule == "reason" || notice.rule == "question";
    const auto attempt =
        notice.rule.empty() ? std::string() : words.say(locale, "panel.attempt." + notice.rule);
    // A request carries the last answer that was given: sent again without one, it is not the reason.
    const auto& reason =
        found.answered || found.earlier.empty() ? found.request.reason : found.earlier.front().reason;
    View view;
    view.set("csrf", request.csrf)
        .set("request", found.request.id.text())
        .set("digest", found.digest)
        .set("stateClass", std::string(stateClass(found.request.state)))
        .set("stateName", std::string(wordOf(found.request.state)))
        .set("state", words.say(locale, "panel.state." + std::string(wordOf(found.request.state))))
        .set("people", rows.people())
        .set("hasReason", !reason.empty())
        .set("reason", reason)
        .set("isAnswer", found.answered)
        .set("reasonTitle", words.say(locale, found.answered ? "panel.answer" : "panel.reason"))
        .set("hasAttempt", !notice.rule.empty())
        .set("attempt", attempt)
        .set("attemptFindings", attemptFindings(_ground, notice.findings, locale))
        .set("message", notice.message)
        .set("messageWrong", lacking || !notice.flaw.empty())
        .set("messageError", lacking ? attempt : notice.flaw);

    auto notices = noticesOf(_ground, found, rows, readerOf(request.visitor, found.customer.id), locale);
    view.set("hasNotices", !notices.empty())
        .set("noticeClass", std::string(anyError(found.findings) ? "bad" : "warn"))
        .set("noticeTitle", noticeTitle(_ground, found, notices.size(), locale));
    view.set("notices", std::move(notices));

    const auto& decided = found.request;
    view.set("inPlace", decided.onBehalf())
        .set("caller", decided.caller.empty() ? words.say(locale, "panel.caller.none") : decided.caller);
    // The ticket stays in the name of who asked first.
    const bool handedOn = !found.earlier.empty() && found.earlier.front().account != decided.requesterAccount;
    view.set("handedOn", handedOn)
        .set("firstAsked", handedOn ? words.say(locale, "panel.first-asked.by",
                                                {{"person", found.earlier.front().name},
                                                 {"time", words.dateTime(locale, request.visitor.timeZone,
                                                                         found.earlier.front().at)}})
                                    : std::string());
    view.set("decidedBy", decided.decidedBy)
        .set("hasDecider", !decided.decidedBy.empty())
        .set("decidedAt", terminal(decided.state)
                              ? words.dateTime(locale, request.visitor.timeZone, decided.decidedAt)
                              : std::string())
        .set("hasDecisionReason", !decided.decisionReason.empty())
        .set("decisionReason", decided.decisionReason);

    const bool returned = decided.state == RequestState::returned;
    // He reads at once that a colleague decides, not after his click.
    const bool own = found.own;
    const bool takenBack = found.oddity == RemoteSight::cancelled;
    const bool deciding = decided.state == RequestState::submitted && !own && !takenBack;
    view.set("own", own && !terminal(decided.state));
    // Here the ticket cannot be closed meanwhile; where it is odd already, that is said instead.
    view.set("closable", _ground.services.desk.elsewhere() && decided.state == RequestState::submitted &&
                             decided.ticket != 0 && !found.oddity);
    if (takenBack)
        view.set("state", words.say(locale, "panel.state.ticket-cancelled"));
    else if (own && decided.state == RequestState::submitted)
        view.set("state", words.say(locale, "panel.customer.state.submitted"));
    // Nothing follows of what nobody can implement, or not as it stands.
    view.set("foretold", decided.state == RequestState::submitted && !takenBack);
    view.set("scripted", !own && !_script.empty())
        .set("script", _script)
        .set("chosenWords", words.say(locale, "panel.chosen", {{"implement", "%1"}, {"reject", "%2"}}))
        .set("openWords",
             words.say(locale, "panel.chosen.open", {{"implement", "%1"}, {"reject", "%2"}, {"open", "%3"}}));
    view.set("mayUndo",
             decided.state == RequestState::implemented || decided.state == RequestState::partlyImplemented);
    view.set("deciding", deciding)
        .set("columns", std::string(deciding ? "4" : "3"))
        .set("returned", returned)
        .set("question", decided.question)
        .set("returnedBy",
             returned
                 ? words.say(locale, "panel.returned-by",
                             {{"person", decided.decidedBy},
                              {"time", words.dateTime(locale, request.visitor.timeZone, decided.decidedAt)}})
                 : std::string());
    addCorrections(_ground, found, locale, view);
    const auto count = contacts::count(decided.changes);
    view.set("toImplement",
             words.say(locale, "panel.to-implement", {{"changes", static_cast<long long>(count.changes)}}))
        .set("messageTo", words.say(locale, "panel.message-to", {{"person", decided.requesterName}}));
    addRequestFacts(_ground, deciding ? asChosen(found, notice.lines) : found,
                    readerOf(request.visitor, found.customer.id), locale, view);
    return view;
}

}  // namespace contacts
