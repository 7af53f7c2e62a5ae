// Files and folders that settings name, looked at on this machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// A file without any would be trusted to vouch for nobody: no mail would go, and no ticket.
[[nodiscard]] bool holdsCertificate(const std::string& path);

/// Key of the sentence that says why mails cannot be written into this folder; nothing: they can. The
/// sentence names no path: part of it is the host's.
[[nodiscard]] std::optional<std::string_view> refusedSpool(const std::filesystem::path& folder);

}  // namespace contacts
