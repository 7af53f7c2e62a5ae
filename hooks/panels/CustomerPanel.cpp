#include "hooks/panels/CustomerPanel.h"

#include "core/changes/Describe.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Phrases.h"
#include "templates/Breakable.h"

namespace contacts {

using templates::View;

namespace {

View::List sentences(const Ground& ground, const RequestView& found, std::string_view locale)
{
    const auto catalogue = ground.services.catalogue();
    const auto tense = found.request.state == RequestState::implemented ? Tense::done : Tense::asked;
    View::List people;
    for (const auto& person :
         describe(found.request.changes, found.existing, found.requested, *catalogue, locale))
    {
        View::List lines;
        for (const auto& line : person.lines)
        {
            lines.push_back({{"signClass", lookOf(line.sign)},
                             {"sign", signOf(line.sign)},
                             {"pieces", templates::breakable(ground.words.say(locale, line.sentence(tense),
                                                                              line.arguments))}});
        }
        const auto address = person.addressBeside();
        people.push_back({{"person", person.name},
                          {"addressed", !address.empty()},
                          {"personAddress", address},
                          {"lines", std::move(lines)}});
    }
    return people;
}

}  // namespace


std::optional<std::string> CustomerPanel::render(const helpdesk::Ticket& ticket,
                                                 const helpdesk::Request& request)
{
    const ViewRequest look(_ground.services);
    const auto id = look.byTicket(ticket.id.value);
    const auto customer = CustomerId::from(ticket.customer);
    if (!id || !customer)
        return std::nullopt;
    const auto actor = readerOf(request.visitor, *customer);
    if (authorise(actor, Act::seeRequest) != Verdict::allowed)
        return std::nullopt;
    const auto found = look(actor, *id);
    if (!found)
        return std::nullopt;

    const auto& locale = request.visitor.locale;
    const bool waits = !terminal(found->request.state);
    // Nobody decides it any more, and whoever reads this has the ticket before him already.
    const bool takenBack = waits && found->oddity == RemoteSight::cancelled;
    const auto word = takenBack ? "ticket-cancelled" : std::string(wordOf(found->request.state));
    View view;
    view.set("stateClass", std::string(waits && !takenBack ? "wait" : "off"))
        .set("state", _ground.words.say(locale, "panel.customer.state." + word))
        .set("takenBack", takenBack)
        .set("people", sentences(_ground, *found, locale))
        .set("href", "/portal/customers/" + customer->text() + "/contacts")
        .set("mayCancel", waits && !takenBack && actor.may(permission::manageContacts))
        .set("hasQuestion", found->request.state == RequestState::returned && !takenBack)
        .set("question", found->request.question)
        .set("hasDecisionReason", !found->request.decisionReason.empty())
        .set("decisionReason", found->request.decisionReason);
    return _ground.views.render("panel/request-customer", locale, view);
}

}  // namespace contacts
