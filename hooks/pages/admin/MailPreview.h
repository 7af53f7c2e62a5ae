#pragma once

#include "core/Mail.h"

#include <functional>
#include <optional>
#include <string>

namespace contacts {

/// A mail of the outbox as its receiver reads it, but without live links: nobody but the receiver may use
/// those.
struct MailPreview
{
    std::string subject{};
    std::string text{};
    std::string html{};
};

/// Given by the composition root. Nothing when what the mail spoke of is gone. [thread-safe]
using PreviewMail = std::function<std::optional<MailPreview>(const OutboxRow&)>;

}  // namespace contacts
