// What a helpdesk in another house must be able to do so that people have users there.
#pragma once

#include "core/ports/RemoteTickets.h"

#include <functional>

namespace contacts {

/// How somebody should be known there.
struct RemotePerson
{
    std::uint64_t user = 0;  ///< As it was known last; 0: he may be there under his address, or not at all.
    std::string name;        ///< With which that user logs in, as it was read last.

    std::string email;
    std::string realName;
    std::string locale;
    std::vector<std::string> organisations;  ///< Names of the customers in which he may get in …
    [[nodiscard]] bool mayGetIn() const { return !organisations.empty(); }  ///< … and none: nowhere.

    /// Whether the user with that number is known as somebody's here: found by an address he is not another's
    /// to shut out.
    std::function<bool(std::uint64_t)> isLinked = [](std::uint64_t) { return false; };

    std::optional<std::string> password;  ///< Nothing: the present one stays.
};

struct RemoteUser
{
    std::uint64_t user = 0;  ///< 0: there is none, and none is needed.
    std::string name;
    bool made = false;  ///< Just now.
};

/// Every call blocks until it is done or fails with RemoteFailure; never longer than the deadline it was made
/// with. [thread-safe]
class RemoteUsers
{
public:
    virtual ~RemoteUsers() = default;

    /// Makes his user there be so: finds him or makes one, writes what differs, reads it back, and throws
    /// unless it is as it should be. Whoever may not get in is only shut out, be he known by his number or by
    /// his address; nobody is made for that. Never writes to anybody who is more than a customer there. To do
    /// it again changes nothing.
    [[nodiscard]] virtual RemoteUser settle(const RemotePerson& person) = 0;

    /// What we lack for that; empty: nothing.
    [[nodiscard]] virtual std::vector<RemoteLack> lacking() = 0;
};

}  // namespace contacts
