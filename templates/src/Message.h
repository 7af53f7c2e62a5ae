#pragma once

#include <unicode/msgfmt.h>

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace templates {

using Value = std::variant<std::string_view, long long>;
using Values = std::vector<std::pair<std::string_view, Value>>;

/// One ICU message pattern. Most say only text and {names}; those are filled in without ICU. The others are
/// formatted by a clone per call, because icu::MessageFormat makes its parts when it first needs them.
/// [thread-safe]
class Message
{
public:
    /// Throws TemplateError saying what ICU has against the pattern.
    Message(const std::string& pattern, const icu::Locale& locale);

    /// Throws std::logic_error when an argument is missing.
    [[nodiscard]] std::string say(const Values& values) const;

    /// Names of its arguments, for tests and checks.
    [[nodiscard]] std::vector<std::string> arguments() const;

private:
    struct Piece
    {
        std::string literal{};
        std::string argument{};  ///< Comes after the literal; empty in the last piece.
    };

    [[nodiscard]] std::string fill(const Values& values) const;
    [[nodiscard]] std::string format(const Values& values) const;

    icu::Locale _locale;
    std::vector<Piece> _pieces{};
    std::vector<std::string> _numeric{};  ///< Arguments of plural, selectordinal, choice and number.
    std::vector<std::string>
        _selecting{};  ///< Of select, whose keys cannot hold hyphens: "too-long" chooses too_long.
    std::vector<std::string> _arguments{};
    std::unique_ptr<const icu::MessageFormat> _format{};  ///< Only for patterns that say more than {names}.
};

}  // namespace templates
