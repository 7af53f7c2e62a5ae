#include "core/request/Request.h"

#include "core/text/Words.h"

namespace contacts {

namespace {

constexpr std::pair<RequestState, std::string_view> states[] = {
    {RequestState::submitted, "submitted"},     {RequestState::returned, "returned"},
    {RequestState::implemented, "implemented"}, {RequestState::partlyImplemented, "partly-implemented"},
    {RequestState::rejected, "rejected"},       {RequestState::cancelled, "cancelled"},
};

}  // namespace


std::string_view wordOf(RequestState state)
{
    return words::wordIn(states, state);
}


std::optional<RequestState> requestStateFrom(std::string_view word)
{
    return words::valueIn(states, word);
}


std::optional<RequestState> next(RequestState state, RequestAct act)
{
    if (state == RequestState::submitted)
        switch (act)
        {
        case RequestAct::implement: return RequestState::implemented;
        case RequestAct::reject: return RequestState::rejected;
        case RequestAct::giveBack: return RequestState::returned;
        case RequestAct::cancel: return RequestState::cancelled;
        case RequestAct::resubmit: return std::nullopt;
        }
    if (state == RequestState::returned)
        switch (act)
        {
        case RequestAct::resubmit: return RequestState::submitted;
        case RequestAct::reject: return RequestState::rejected;
        case RequestAct::cancel: return RequestState::cancelled;
        case RequestAct::implement:
        case RequestAct::giveBack: return std::nullopt;
        }
    return std::nullopt;
}


void Request::meet(const Snapshot& present)
{
    met = {};
    auto people = present.people;
    for (const auto& line : changes)
        if (const auto gone = then.people.find(line.person);
            gone != then.people.end() && people.insert(*gone).second)
            people.at(gone->first).roles.clear();  // He holds nothing here that a line could take.
    if (people != then.people)
        met.people = std::move(people);
}


std::vector<Change> Request::implementedChanges() const
{
    std::vector<Change> implemented;
    for (const auto& change : changes)
        if (change.outcome == LineOutcome::implemented)
            implemented.push_back(change);
    return implemented;
}

}  // namespace contacts
