#pragma once

#include "mail/Transport.h"

#include <filesystem>

namespace contacts {

/// Writes each mail to "<folder>/<time>-<outbox row>.eml", complete or not at all. The same row again writes
/// the same file again.
class SpoolTransport final : public Transport
{
public:
    explicit SpoolTransport(std::filesystem::path folder) : _folder(std::move(folder)) {}

    [[nodiscard]] Delivery send(const Envelope& envelope, const Message& message) override;

private:
    std::filesystem::path _folder;
};

}  // namespace contacts
