#pragma once

#include "ticket-adapter/request-tracker/RtTalk.h"

#include <optional>

namespace contacts {

/// A ticket as RT shows it to us.
struct RtTicket
{
    std::uint64_t id = 0;  ///< Another one than asked for: it was merged into that.
    std::uint64_t queue = 0;
    std::string status;
    std::string creator;
    bool everClosed = false;  ///< It may be open again: RT keeps the date.
    std::string reference;
    std::string step;
    std::string etag;
};

/// Nothing: RT has no such ticket, or does not show it to us.
[[nodiscard]] std::optional<RtTicket> rtTicket(RtTalk& talk, std::uint64_t id);

/// Whether what was read under that number is ours to be written; as left, or what stands against it.
[[nodiscard]] RemoteSight rtSightOf(const std::optional<RtTicket>& ticket, std::uint64_t id,
                                    const std::string& reference);

/// How the ticket stands beside what we left there.
[[nodiscard]] RemoteSight rtLook(RtTalk& talk, std::uint64_t id, const std::string& queue,
                                 const RemoteTrace& left);

/// The number of the queue with that name. 0: there is none, or none that we see.
[[nodiscard]] std::uint64_t rtQueue(RtTalk& talk, const std::string& name);

}  // namespace contacts
