#pragma once

#include "core/outbox/Mail.h"

#include <functional>
#include <optional>
#include <string>

namespace contacts {

/// A mail as its receiver reads it, but without live links: nobody but the receiver may use those.
struct MailPreview
{
    std::string subject;
    std::string text;
    std::string html;
};

/// Given by the composition root. [thread-safe]
struct MailPreviews
{
    /// Of the outbox. Nothing when what the mail spoke of is gone.
    std::function<std::optional<MailPreview>(const OutboxRow&)> real;
    /// With invented people.
    std::function<MailPreview(MailKind, const std::string& locale)> sample;
};

}  // namespace contacts
