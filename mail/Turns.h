// When how many mails may go.
#pragma once

#include "core/ports/OutboxStore.h"

namespace contacts {

/// How many mails may go now: none while the service rests, one that tries whether it is back, else what the
/// rate allows, `batch` at most.
[[nodiscard]] std::size_t mailsNow(const MailService& service, Time now, std::size_t perMinute,
                                   std::size_t batch);

/// Writes down that so many go: the rate is paid, and while one tries whether the service is back no other
/// node tries too.
void letGo(MailService& service, Time now, std::size_t perMinute, std::size_t count, std::size_t batch);

/// Twice the pause before, `longest` at most; `times` counts this one.
[[nodiscard]] std::chrono::minutes doubled(std::chrono::minutes first, std::uint32_t times,
                                           std::chrono::minutes longest);

}  // namespace contacts
