// Errands to a helpdesk of another house, in the transaction of what they tell it.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"
#include "core/desk/Carrying.h"
#include "core/desk/HouseState.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

struct Errand;
struct ErrandRow;
enum class RemoteSight;

class ErrandStore
{
public:
    virtual ~ErrandStore() = default;

    /// To be run after commit. A key that was already put is ignored.
    virtual void put(const Errand& errand, Time now) = 0;

    /// Takes up to `limit` due rows, oldest first, for a lease that ends at `until`. Of each request only the
    /// oldest that is not done: a ticket is raised before it is closed, and nothing overtakes a parked one.
    /// What is lent counts as tried, and says when it was due.
    [[nodiscard]] virtual std::vector<ErrandRow> lease(std::string_view token, Time now, Time until,
                                                       std::size_t limit) = 0;

    /// Each only where the row still has that lease; false: it was lost.
    [[nodiscard]] virtual bool done(std::uint64_t id, std::string_view token) = 0;
    [[nodiscard]] virtual bool later(std::uint64_t id, std::string_view token, Time next,
                                     std::string_view answer) = 0;
    [[nodiscard]] virtual bool parked(std::uint64_t id, std::string_view token, std::string_view answer) = 0;
    /// Nobody came to it: it is due as it was before, and this does not count.
    [[nodiscard]] virtual bool untried(std::uint64_t id, std::string_view token, Time due) = 0;

    /// Everything that waits or is parked is due now: somebody has repaired what was in the way.
    virtual void again(Time now) = 0;

    /// What was put off is due now; what is parked stays so.
    virtual void bringForward(Time now) = 0;

    /// A person leaves undone what is parked. False: it is not parked, or there is none.
    virtual bool leave(std::uint64_t id) = 0;

    /// The reference under which the request is known in the other house; nothing: it never went there.
    [[nodiscard]] virtual std::optional<std::string> referenceOf(RequestId request) = 0;

    /// Key of the last step that its ticket was told, empty when it was only raised. Nothing: it never went
    /// there, or something is still to be told.
    [[nodiscard]] virtual std::optional<std::string> lastStepOf(RequestId request) = 0;

    /// How the request's ticket was seen there last. False: that was known.
    virtual bool saw(RequestId request, RemoteSight sight, Time now) = 0;
    [[nodiscard]] virtual std::optional<RemoteSight> sightOf(RequestId request) = 0;

    /// Not done yet, oldest first.
    [[nodiscard]] virtual std::vector<ErrandRow> unfinished(std::size_t limit) = 0;

    /// How the other house answered last; the time is kept while the mood stays the same.
    virtual void heard(HouseMood mood, std::string_view answer, Time now) = 0;
    [[nodiscard]] virtual HouseState house() = 0;

    using Totals = CarryingTotals;
    [[nodiscard]] virtual Totals totals() = 0;
};

}  // namespace contacts
