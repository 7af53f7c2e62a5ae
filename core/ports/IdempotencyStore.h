// Answers to calls that must not happen twice.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// The answer to a call that must not happen twice (draft-ietf-httpapi-idempotency-key-header-07).
struct RememberedAnswer
{
    std::string bodyHash;
    int status = 0;
    std::string answer;
};

class IdempotencyStore
{
public:
    virtual ~IdempotencyStore() = default;
    [[nodiscard]] virtual std::optional<RememberedAnswer> find(AccountId account, std::string_view key) = 0;

    /// False: there is one already.
    [[nodiscard]] virtual bool put(AccountId account, std::string_view key, const RememberedAnswer& answer,
                                   Time at) = 0;
};

}  // namespace contacts
