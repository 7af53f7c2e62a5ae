// Which passwords are good enough (ASVS 6.2.1 to 6.2.4, 6.2.12), in words.
#pragma once

#include "templates/Words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace supportcentre {

/// Length, not composition: no rule asks for digits or signs. [thread-safe]
class PasswordRules
{
public:
    explicit PasswordRules(const templates::Words& words, std::size_t least = 12, std::size_t most = 256)
        : _words(words),
          _least(least),
          _most(most)
    {
    }

    /// Why it cannot be used; nothing when it can. Lengths count characters, not bytes.
    [[nodiscard]] std::optional<std::string> refusal(std::string_view password,
                                                     const std::vector<std::string>& personalWords,
                                                     std::string_view locale) const;

private:
    const templates::Words& _words;
    std::size_t _least;
    std::size_t _most;
};

/// On the embedded list of the most common passwords, or one of them with figures and signs around it, or a
/// plain run.
[[nodiscard]] bool isCommonPassword(std::string_view password);

}  // namespace supportcentre
