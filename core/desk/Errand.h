// Something to do in a helpdesk of another house, after the transaction that is its reason.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"
#include "core/ports/TicketDesk.h"

namespace contacts {

enum class ErrandKind { raise, close, cancel, giveBack, reopen };

[[nodiscard]] std::string_view wordOf(ErrandKind kind);
[[nodiscard]] std::optional<ErrandKind> errandKindFrom(std::string_view word);

[[nodiscard]] ErrandKind errandOf(TicketMove how);
/// Nothing for the errand that raises the ticket.
[[nodiscard]] std::optional<TicketMove> moveOf(ErrandKind kind);

struct Errand
{
    std::string
        key{};  ///< Unique for ever: a second put is ignored, and the other house is told it with the act.
    RequestId request{};
    ErrandKind kind = ErrandKind::raise;
    std::string reference;  ///< Of the request, the same in all of its errands; unguessable.
    std::string message;    ///< Both sides read it in the ticket.
};

enum class ErrandState {
    waiting,
    leased,
    done,
    parked  ///< A person must look; `lastAnswer` says why.
};

[[nodiscard]] std::string_view wordOf(ErrandState state);
[[nodiscard]] std::optional<ErrandState> errandStateFrom(std::string_view word);

struct ErrandRow
{
    std::uint64_t id = 0;
    Errand errand{};
    ErrandState state = ErrandState::waiting;
    std::uint32_t attempts = 0;
    Time createdAt{};
    Time nextAttemptAt{};
    std::string lastAnswer;  ///< For administrators.
};

}  // namespace contacts
