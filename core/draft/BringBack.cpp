#include "core/draft/BringBack.h"

#include "core/changes/Cells.h"

#include <algorithm>

namespace contacts {

namespace {

ChangeSet withoutEffect(const Request& request)
{
    ChangeSet lines;
    std::copy_if(request.changes.begin(), request.changes.end(), std::back_inserter(lines),
                 [](const Change& line) { return line.outcome != LineOutcome::implemented; });
    return lines;
}


const Change* arrivalOf(const PersonKey& person, const ChangeSet& changes)
{
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const Change& line) {
        return cells::brings(line.kind) && line.person == person;
    });
    return found == changes.end() ? nullptr : &*found;
}


/// Who came by an implemented line of this request has an id by now.
PersonKey nowKnownAs(UnitOfWork& work, const Request& request, const PersonKey& person)
{
    const auto* arrival = person.contact ? nullptr : arrivalOf(person, request.changes);
    if (arrival == nullptr || arrival->outcome != LineOutcome::implemented)
        return person;
    const auto contact = work.contacts().findByEmail(cells::arrival(*arrival).email);
    return contact ? PersonKey{contact->id, {}} : person;
}


bool stillThere(UnitOfWork& work, CustomerId customer, const Change& line, const ChangeSet& lines)
{
    return line.person.contact ? work.contacts().isMember(customer, line.person.contact)
                               : arrivalOf(line.person, lines) != nullptr;
}


/// What can come back of it; nothing while it is submitted.
ChangeSet linesBack(UnitOfWork& work, const Request& request)
{
    if (request.state == RequestState::submitted)
        return {};
    auto lines = withoutEffect(request);
    for (auto& line : lines)
    {
        line.person = nowKnownAs(work, request, line.person);
        line.suggested = false;  // Whoever suggested it was told, or his suggestion waits again.
    }
    const auto all = lines;
    std::erase_if(lines, [&](const Change& line) { return !stillThere(work, request.customer, line, all); });
    return lines;
}

}  // namespace


bool BringBack::possible(const Request& request) const
{
    return !linesBack(*_services.storage.read(), request).empty();
}


EditDraft::Result BringBack::operator()(const Actor& actor, RequestId id) const
{
    EditDraft::Result unknown;
    unknown.outcome = EditDraft::Outcome::unknown;
    if (authorise(actor, Act::seeRequest) != Verdict::allowed)
        return unknown;
    if (authorise(actor, Act::manageContacts) != Verdict::allowed)
        return {EditDraft::Outcome::forbidden, {}};
    ChangeSet lines;
    CustomerId customer;
    {
        const auto work = _services.storage.read();
        const auto request = work->requests().find(id);
        if (!request)
            return unknown;
        customer = request->customer;
        lines = linesBack(*work, *request);
    }
    return lines.empty() ? unknown : EditDraft(_services).add(actor, customer, lines);
}

}  // namespace contacts
