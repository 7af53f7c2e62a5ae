// One audit row for one transition. Facts hold ids and keys only, so that erasing a person keeps the chain
// valid.
#pragma once

#include "core/Actor.h"
#include "core/ports/Storage.h"

namespace contacts {

/// Of a draft that somebody threw away as a whole; its facts say how many "lines" it had.
inline constexpr std::string_view discardedAct = "draft.discarded";

/// "request.submitted" and the like, with the ticket and how many lines. The customer's row has been touched.
void auditRequest(UnitOfWork& work, const Actor& actor, const Request& request, Time now);

/// What stands under that name in an entry's facts, as a number: `"lines":7` and `"request":"7"` alike.
[[nodiscard]] std::optional<std::uint64_t> numberIn(std::string_view facts, std::string_view name);

/// `facts` is canonical JSON or empty. The number of the entry in the customer's chain.
std::uint64_t audit(UnitOfWork& work, CustomerId customer, const Actor& actor, std::string act,
                    std::string object, std::string facts, Time now);

}  // namespace contacts
