#include "core/account/AwaitedAddress.h"

namespace contacts {

namespace {

constexpr std::chrono::days stillTold{30};

}  // namespace


std::optional<AwaitedAddress> awaitedAddress(UnitOfWork& work, ContactId contact, Time now)
{
    const auto token = work.tokens().current(contact, TokenPurpose::emailChange);
    if (!token || token->expiresAt + stillTold <= now)
        return std::nullopt;
    return AwaitedAddress{token->email, token->customer, token->expiresAt, token->expiresAt <= now};
}

}  // namespace contacts
