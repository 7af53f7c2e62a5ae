// What came of a contact's last suggestion, where nothing did.
#pragma once

#include "core/Services.h"

namespace contacts {

struct DeclinedSuggestion
{
    Suggestion wish{};  ///< What was rejected of it; empty where that is not kept.
    std::string by;     ///< An administrator of the customer who is there still. Empty: the helpdesk, or
                        ///< nobody whom the contact may know.
    std::string reason;
    Time at{};
    bool part = false;  ///< The rest took effect.
};

/// The latest one, until he asks again; by an administrator, or by the helpdesk with the request that took it
/// up. From the history, and from the mail that told him, which alone keeps wish and reason.
[[nodiscard]] std::optional<DeclinedSuggestion> lastDeclined(UnitOfWork& work, CustomerId customer,
                                                             ContactId contact);

}  // namespace contacts
