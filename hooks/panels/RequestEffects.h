#pragma once

#include "core/request/ViewRequest.h"

namespace contacts {

/// What implementing a request would do besides the data: as many as Implementation and RequestMails would
/// see to.
struct RequestEffects
{
    std::size_t accounts = 0;          ///< New ones, each with a welcome mail.
    std::size_t addresses = 0;         ///< New ones to be confirmed, each with a link and a notice.
    std::size_t endings = 0;           ///< People whose access to this customer ends.
    std::size_t invitedElsewhere = 0;  ///< Of those, who are invited by a customer that is left to them.
    std::size_t concerned = 0;         ///< People who are told of their own roles.
    std::size_t administrators = 0;    ///< Who are told besides the requester.
};

/// `request.requested`: with the lines that the agent would implement. `agent` is told nothing himself.
[[nodiscard]] RequestEffects effectsOf(UnitOfWork& work, const Services& services, const RequestView& request,
                                       const Actor& agent);

}  // namespace contacts
