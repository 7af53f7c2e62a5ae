#include "core/HouseState.h"

#include "core/Services.h"
#include "core/Words.h"
#include "core/ports/RemoteTickets.h"

namespace contacts {

namespace {

constexpr std::pair<HouseMood, std::string_view> moods[] = {
    {HouseMood::answers, "answers"},
    {HouseMood::away, "away"},
    {HouseMood::refuses, "refuses"},
};

}  // namespace


std::string_view wordOf(HouseMood mood)
{
    return words::wordIn(moods, mood);
}


std::optional<HouseMood> houseMoodFrom(std::string_view word)
{
    return words::valueIn(moods, word);
}


void HearHouse::failed(const RemoteFailure& failure) const
{
    switch (failure.kind())
    {
    case RemoteFailure::Kind::away: return keep(HouseMood::away, failure.what());
    case RemoteFailure::Kind::refused: return keep(HouseMood::refuses, failure.what());
    case RemoteFailure::Kind::misfit: return answered();  // One ticket is odd; the house answers.
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
