#include "core/desk/HouseState.h"

#include "core/Services.h"
#include "core/desk/Errand.h"
#include "core/ports/RemoteTickets.h"
#include "core/text/Words.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t mostLookedThrough = 100;

constexpr std::pair<HouseMood, std::string_view> moods[] = {
    {HouseMood::answers, "answers"},
    {HouseMood::away, "away"},
    {HouseMood::refuses, "refuses"},
};


bool anErrandWasPutOff(ErrandStore& errands)
{
    const auto rows = errands.unfinished(mostLookedThrough);
    return std::any_of(rows.begin(), rows.end(), [](const ErrandRow& row) {
        return row.state != ErrandState::parked && row.attempts > 0;
    });
}

}  // namespace


std::string_view wordOf(HouseMood mood)
{
    return words::wordIn(moods, mood);
}


std::optional<HouseMood> houseMoodFrom(std::string_view word)
{
    return words::valueIn(moods, word);
}


void HearHouse::looked() const
{
    {
        const auto work = _services.storage.read();
        if (work->errands().house().mood == HouseMood::refuses && anErrandWasPutOff(work->errands()))
            return;
    }
    keep(HouseMood::answers, {});
}


void HearHouse::failed(const RemoteFailure& failure) const
{
    switch (failure.kind())
    {
    case RemoteFailure::Kind::away: return keep(HouseMood::away, failure.what());
    case RemoteFailure::Kind::refused: return keep(HouseMood::refuses, failure.what());
    case RemoteFailure::Kind::misfit: return looked();  // One ticket is odd; the house answers.
    }
}


void HearHouse::keep(HouseMood mood, const std::string& answer) const
{
    const auto now = _services.storage.read()->errands().house();
    if (now.mood == mood && (mood == HouseMood::answers || now.answer == answer))
        return;
    _services.storage.inOne(
        [&](UnitOfWork& work) { work.errands().heard(mood, answer, _services.clock.now()); });
}

}  // namespace contacts
