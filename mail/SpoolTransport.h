#pragma once

#include "mail/Transport.h"

#include <filesystem>
#include <system_error>

namespace contacts {

/// Writes each mail to "<folder>/<time>-<outbox row>.eml", complete or not at all. The same row again writes
/// the same file again.
class SpoolTransport final : public Transport
{
public:
    explicit SpoolTransport(std::filesystem::path folder) : _folder(std::move(folder)) {}

    [[nodiscard]] Delivery send(const Envelope& envelope, const Message& message) override;

    /// What keeps mails from being written into this folder, be it there or not; zero: nothing does. Found
    /// out by doing it, and leaves everything as it was.
    [[nodiscard]] static std::error_code trial(const std::filesystem::path& folder);

private:
    std::filesystem::path _folder;
};

}  // namespace contacts
