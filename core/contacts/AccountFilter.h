// How far somebody has come with his account, as people look for it in a list.
#pragma once

#include "core/Time.h"

#include <optional>
#include <string_view>

namespace contacts {

enum class AccountState;

struct AccountFilter
{
    enum class Kind {
        none,     ///< No account, or never invited.
        invited,  ///< The link still works.
        expired,  ///< It does not any more.
        bounced,  ///< The invitation came back.
        never,    ///< Has a password and has never logged in.
        quiet     ///< Logged in once, but not since `before`.
    };

    /// Where nobody says since when.
    static constexpr std::chrono::days quietSpan{90};

    Kind kind = Kind::none;
    Time now{};
    Time before{};  ///< Of quiet.

    [[nodiscard]] bool matches(AccountState stored, Time invitedUntil, Time lastLogin) const;
};

[[nodiscard]] std::string_view wordOf(AccountFilter::Kind kind);
[[nodiscard]] std::optional<AccountFilter::Kind> accountFilterFrom(std::string_view word);

}  // namespace contacts
