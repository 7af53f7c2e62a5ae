// What the answer to a submission is under its Idempotency-Key, for whoever sends it again.
#pragma once

#include "core/request/SubmitRequest.h"

namespace contacts {

/// What the key stands for: the same key with another wish is a mistake of the caller.
[[nodiscard]] std::string bodyHash(const SubmitRequest::Call& call, const Secrets& secrets);

/// As it is stored beside `bodyHash`.
[[nodiscard]] RememberedAnswer remembered(const SubmitRequest::Result& result, const std::string& bodyHash);

/// The first answer again, or that the key belongs to another wish.
[[nodiscard]] SubmitRequest::Result recalled(const RememberedAnswer& answer, const std::string& bodyHash);

}  // namespace contacts
