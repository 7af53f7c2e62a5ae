#pragma once

#include <string>
#include <string_view>

namespace contacts {

enum class RtVersion {
    good,
    unsafe,  ///< It works, and has holes that are known.
    tooOld   ///< Or no version at all.
};

/// What an administrator is told to have.
constexpr const char* rtVersionsNeeded = "5.0.3+dfsg-3~deb12u6 (Debian 12), 5.0.11";

/// "5.0.3+dfsg-3~deb12u6": RT 5.0.3 is the first that we know; Debian 12 mends it in its revisions, all
/// others are safe from 5.0.11 on.
[[nodiscard]] RtVersion judge(std::string_view version);

}  // namespace contacts
