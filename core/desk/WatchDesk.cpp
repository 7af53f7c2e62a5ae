#include "core/desk/WatchDesk.h"

#include "core/Incident.h"

#include <algorithm>
#include <utility>

namespace contacts {

namespace {

constexpr std::array waiting{RequestState::submitted, RequestState::returned};

}  // namespace


WatchDesk::Report WatchDesk::operator()()
{
    Report report;
    wakeUp();
    const bool rests = _services.clock.now() < _restsUntil;
    if (rests && _rest > rest)
        return report;  // The house was away a moment ago.
    const auto end = _services.clock.now() + stretch;
    lookAtHints(end, report);
    const bool goesRound = !rests && report.trouble.empty() && !isOver(end, report);
    if (goesRound)
        round(end, report);
    if (goesRound || !report.trouble.empty())
        restAfter(report);
    if (report.looked > 0 && report.trouble.empty())
        _hear.looked();
    return report;
}


void WatchDesk::restAfter(const Report& report)
{
    _rest = report.trouble.empty() ? rest : report.refused ? longestRest : std::min(_rest * 2, longestRest);
    _restsUntil = _services.clock.now() + _rest;
    _hintsFrom = report.refused ? _restsUntil : _services.clock.now() + rest;
}


void WatchDesk::wakeUp()
{
    const std::lock_guard lock(_mutex);
    if (std::exchange(_again, false))
    {
        _rest = rest;
        _restsUntil = {};
    }
    const auto now = _services.clock.now();
    if (now >= _restsUntil || _rest <= rest)
        _saidToBeBack = false;  // It is looked at anyway.
    else if (_saidToBeBack && now >= _hintsFrom)
    {
        _saidToBeBack = false;
        _restsUntil = now;
        _rest /= 2;  // If it is not true, the next rest is as long as this one was.
    }
}


void WatchDesk::again()
{
    const std::lock_guard lock(_mutex);
    _again = true;
}


void WatchDesk::hint()
{
    const std::lock_guard lock(_mutex);
    _saidToBeBack = true;
}


void WatchDesk::lookSoon(const std::vector<std::uint64_t>& tickets)
{
    const std::lock_guard lock(_mutex);
    for (const auto ticket : tickets)
        if (_hinted.size() < mostHints)
            _hinted.insert(ticket);
}


std::set<std::uint64_t> WatchDesk::hinted()
{
    const std::lock_guard lock(_mutex);
    return std::exchange(_hinted, {});
}


void WatchDesk::lookAtHints(Time end, Report& report)
{
    auto hints = hinted();
    while (!hints.empty() && report.trouble.empty() && (report.looked == 0 || !isOver(end, report)))
    {
        const auto ticket = hints.extract(hints.begin()).value();
        if (const auto request = _services.storage.read()->requests().findByTicket(ticket);
            request && std::find(waiting.begin(), waiting.end(), request->state) != waiting.end())
            look(*request, report);
    }
    lookSoon({hints.begin(), hints.end()});
}


void WatchDesk::round(Time end, Report& report)
{
    for (std::size_t n = 0, i = _turn; n < waiting.size() && !isOver(end, report);
         ++n, i = (i + 1) % waiting.size())
    {
        RequestQuery query;
        query.state = waiting[i];
        query.before = _before[i];
        query.limit = batch;
        const auto requests = _services.storage.read()->requests().list(query);
        _before[i] = requests.size() < batch ? RequestId{} : requests.back().id;
        for (const auto& request : requests)
        {
            if (request.ticket != 0 && report.trouble.empty())
                look(request, report);
            if (isOver(end, report) && &request != &requests.back())
            {
                _before[i] = request.id;
                break;
            }
        }
        _turn = (i + 1) % waiting.size();
    }
}


bool WatchDesk::isOver(Time end, const Report& report) const
{
    return _services.clock.now() >= end || (report.looked > 0 && _hurry && _hurry());
}


void WatchDesk::look(const Request& request, Report& report)
{
    try
    {
        RemoteTrace left;
        {
            const auto work = _services.storage.read();
            const auto reference = work->errands().referenceOf(request.id);
            if (!reference)
                return;
            left = {*reference, work->errands().lastStepOf(request.id)};
        }
        const auto sight = _remote.look(request.ticket, left);
        ++report.looked;
        bool news = false;
        _services.storage.inOne(
            [&](UnitOfWork& work) { news = work.errands().saw(request.id, sight, _services.clock.now()); });
        if (news && sight != RemoteSight::asLeft)
            report.news.emplace_back(request.id, sight);
    }
    catch (const RemoteFailure& plain)
    {
        const auto failure = asIncident(plain, _services.secrets);
        report.trouble = failure.what();
        report.refused = failure.kind() == RemoteFailure::Kind::refused;
        _hear.failed(failure);
    }
}

}  // namespace contacts
