#include "core/request/ViewRequest.h"

#include "core/changes/ChangeSets.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/StaffAddresses.h"
#include "core/contacts/Standing.h"
#include "core/history/StaffNames.h"
#include "core/request/OwnRequest.h"

namespace contacts {

namespace {

/// Agents see whom a link-contact line brings; customers only see the address they typed.
void nameLinkedPeople(UnitOfWork& work, RequestView& view)
{
    for (const auto& change : view.request.changes)
    {
        const auto known =
            change.kind == ChangeKind::linkContact ? work.contacts().findByEmail(change.value) : std::nullopt;
        if (!known)
            continue;
        if (!known->person.name().empty())
            view.joining.emplace(change.person, known->person.name());
        const auto found = view.requested.people.find(change.person);
        if (found == view.requested.people.end())
            continue;  // Rejected: he did not come.
        found->second.title = known->person.title;
        found->second.firstName = known->person.firstName;
        found->second.lastName = known->person.lastName;
    }
}


/// Who moved it may be somebody of another customer.
std::vector<Moved> withoutMovers(std::vector<Drift> drift)
{
    std::vector<Moved> all;
    for (auto& cell : drift)
        all.push_back({{std::move(cell)}, {}});
    return all;
}


void nameMovers(const Services& services, std::vector<Moved>& drift)
{
    StaffNames staff(services);
    for (auto& cell : drift)
        if (cell.mover)
            staff.name(cell.mover->account, cell.mover->by, cell.mover->helpdesk);
}


void showWaiting(UnitOfWork& work, const Services& services, bool forAgents, RequestView& view)
{
    const auto catalogue = services.catalogue();
    const auto& request = view.request;
    view.existing = loadSnapshot(work, view.customer, request.changes, *catalogue);
    view.requested = contacts::apply(request.changes, view.existing);
    auto drifted = drift(request.changes, request.then, view.existing);
    view.drift =
        forAgents ? withMovers(work, request, std::move(drifted)) : withoutMovers(std::move(drifted));
    view.digest = services.secrets.sha256(canonical(request, view.existing));
    view.findings = validate(view.existing, request.changes, requesterNow(work, request, *catalogue),
                             *catalogue, services.policy().limits);
    // At a decision that is drift, which the agent reads beside it, not a mistake.
    std::erase_if(view.findings, [](const Finding& finding) { return finding.rule == "live-data-changed"; });
}


void showCorrections(UnitOfWork& work, const Services& services, RequestView& view)
{
    const auto before = work.requests().replacedChanges(view.request.id);
    // While it is returned once more, the question is a newer one.
    view.answered = view.request.answered && view.request.state != RequestState::returned;
    if (before.empty() || view.request.state != RequestState::submitted)
        return;
    view.corrections = correctionsBetween(before, view.request.changes);
    auto all = before;
    all.insert(all.end(), view.request.changes.begin(), view.request.changes.end());
    view.corrected = loadSnapshot(work, view.customer, all, *services.catalogue());
    // As it was sent, whatever moved since: that is drift, and stands beside the line.
    for (const auto& [key, person] : view.request.then.people)
        view.corrected.people.insert_or_assign(key, person);
}


void showDecided(const Services& services, RequestView& view)
{
    const auto& request = view.request;
    const bool madeSomething =
        request.state == RequestState::implemented || request.state == RequestState::partlyImplemented;
    view.existing = request.before();
    view.requested =
        contacts::apply(madeSomething ? request.implementedChanges() : request.changes, view.existing);
    view.digest = services.secrets.sha256(canonical(request, view.existing));
}

}  // namespace


std::optional<RequestView> ViewRequest::operator()(const Actor& actor, RequestId request) const
{
    if (authorise(actor, Act::seeRequest) != Verdict::allowed)
        return std::nullopt;
    auto work = _services.storage.read();
    auto found = work->requests().find(request);
    if (!found)
        return std::nullopt;
    auto customer = work->customers().find(found->customer);
    if (!customer)
        return std::nullopt;

    RequestView view;
    view.request = std::move(*found);
    view.customer = std::move(*customer);
    if (terminal(view.request.state))
        showDecided(_services, view);
    else
        showWaiting(*work, _services, actor.agent, view);
    showCorrections(*work, _services, view);
    view.earlier = work->requests().earlierSubmissions(request);
    if (actor.agent)
    {
        nameLinkedPeople(*work, view);
        view.own = !_services.policy().decideOwnRequests && isOwnRequest(*work, actor, view.request);
    }
    work.reset();  // The helpdesk looks on a connection of its own.
    nameMovers(_services, view.drift);
    view.oddity = oddityOf(view.request);
    if (!terminal(view.request.state))
        findStaffAddresses(view.request.changes, view.existing, _services, view.findings);
    return view;
}


// The host lets agents close the ticket, and the requester cancel it, while we are switched off; no event
// tells us of it afterwards.
std::optional<RemoteSight> ViewRequest::oddityOf(const Request& request) const
{
    if (terminal(request.state))
        return std::nullopt;
    if (!_services.desk.elsewhere())
    {
        const auto ended = _services.desk.ended(request.ticket);
        if (!ended)
            return std::nullopt;
        return *ended == TicketEnd::closed ? RemoteSight::closed : RemoteSight::cancelled;
    }
    const auto sight = _services.storage.read()->errands().sightOf(request.id);
    return sight == RemoteSight::asLeft ? std::nullopt : sight;
}


std::optional<CustomerId> ViewRequest::customerOf(RequestId request) const
{
    const auto found = _services.storage.read()->requests().find(request);
    return found ? std::optional(found->customer) : std::nullopt;
}


std::optional<RequestId> ViewRequest::byTicket(std::uint64_t ticket) const
{
    if (_services.desk.elsewhere())
        return std::nullopt;  // The host asks about a ticket of its own; ours have the numbers of another
                              // house.
    const auto found = _services.storage.read()->requests().findByTicket(ticket);
    return found ? std::optional(found->id) : std::nullopt;
}

}  // namespace contacts
