#pragma once

#include "core/ports/AuditAnchor.h"

#include <filesystem>

namespace contacts {

/// A file in the plugin's data folder, one line a chain: "customer number hash". Replaced as a whole, so that
/// a reader finds the old one or the new one. Two who verify at once on one machine both write what held.
class AnchorFile final : public AuditAnchor
{
public:
    explicit AnchorFile(std::filesystem::path folder) : _folder(std::move(folder)) {}

    /// Lines that are none are passed over. Throws std::runtime_error when it cannot be read.
    [[nodiscard]] AuditHeads heads() const override;

    /// On the disk before it takes the old one's place, and readable for the owner of the folder, whoever
    /// wrote it. Throws std::runtime_error when it cannot be written.
    void keep(const AuditHeads& heads) const override;

    static constexpr const char* name = "audit-heads";

private:
    const std::filesystem::path _folder;
};

}  // namespace contacts
