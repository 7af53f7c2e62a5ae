// Ties between people and their users in a helpdesk of another house. One row a person says how his user is
// known there and whether something waits for it; what waits is not told but looked up when it is done, so
// that repetition and disorder harm nothing.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"
#include "core/desk/Carrying.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contacts {

struct UserLink;

class UserLinkStore
{
public:
    virtual ~UserLinkStore() = default;

    /// To be looked at after commit. Somebody without a link gets one only while he has portal access.
    virtual void want(ContactId contact, Time now) = 0;
    /// The same when his last access ends, and also for somebody without a link: he may be known there by his
    /// address.
    virtual void seeOut(ContactId contact, Time now) = 0;
    /// Of everybody who is a contact of that customer and has a link.
    virtual void wantAllOf(CustomerId customer, Time now) = 0;

    /// In place of an older one; for somebody who has a link.
    virtual void keepPassword(ContactId contact, std::string_view concealed) = 0;

    /// Before everybody else who waits, also when he is tried once more, until he is settled.
    virtual void hurry(ContactId contact) = 0;

    /// The person has nothing to do any more with the user that he was linked to: where we made it, the row
    /// stays without him until nobody gets in with it; else it goes.
    virtual void leave(ContactId contact, Time now) = 0;

    /// The next `limit` contacts behind `after`, in the order of ids, and whether each changed while nobody
    /// kept users: he has portal access and no link yet, or was settled and has no access any more.
    [[nodiscard]] virtual std::vector<std::pair<ContactId, bool>> overlooked(ContactId after,
                                                                             std::size_t limit) = 0;

    /// Whether somebody here, or whom he has left behind, is known there as that user.
    [[nodiscard]] virtual bool isLinked(std::uint64_t user) = 0;

    /// Takes up to `limit` due rows for a lease that ends at `until`: first who is in a hurry, but always one
    /// at least of all, the longest due first, so that whoever fails again and again is in nobody's way. What
    /// is lent counts as tried, and says when it was due.
    [[nodiscard]] virtual std::vector<UserLink> lease(std::string_view token, Time now, Time until,
                                                      std::size_t limit) = 0;

    enum class Ended {
        done,
        lost,  ///< The lease was: another holder goes on.
        taken  ///< The user is linked to somebody else here; nothing was written.
    };

    /// He is known there as `link` says, and everything of its version has been told: the password goes. What
    /// was wanted meanwhile waits.
    [[nodiscard]] virtual Ended settled(const UserLink& link, std::string_view token, Time now) = 0;

    /// Nothing ties him to a user there any more, unless something was wanted meanwhile: then that waits.
    [[nodiscard]] virtual Ended forget(const UserLink& link, std::string_view token, Time now) = 0;

    /// Each only where the row still has that lease; false: it was lost. What was wanted meanwhile may be
    /// what was in the way, and is not parked.
    [[nodiscard]] virtual bool later(const UserLink& link, std::string_view token, Time next,
                                     std::string_view answer) = 0;
    [[nodiscard]] virtual bool parked(const UserLink& link, std::string_view token, Time now,
                                      std::string_view answer) = 0;
    /// Nobody came to it: it keeps its place, and this does not count.
    [[nodiscard]] virtual bool untried(const UserLink& link, std::string_view token) = 0;

    /// Everything that waits or is parked is due now, if it was not before: somebody has repaired what was in
    /// the way.
    virtual void again(Time now) = 0;

    /// What was put off is due now; what is parked stays so.
    virtual void bringForward(Time now) = 0;

    /// Not done yet: first who is parked, then who was tried or is in a hurry, then who waits for his turn;
    /// the oldest of each first.
    [[nodiscard]] virtual std::vector<UserLink> unfinished(std::size_t limit) = 0;

    using Totals = CarryingTotals;
    [[nodiscard]] virtual Totals totals() = 0;
};

}  // namespace contacts
