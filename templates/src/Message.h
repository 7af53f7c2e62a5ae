#pragma once

#include <unicode/msgfmt.h>

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace templates {

using Value = std::variant<std::string_view, long long>;
using Values = std::vector<std::pair<std::string_view, Value>>;

/// What a pattern has said for numbers. ICU takes tens of microseconds to inflect a count or to write a
/// number, and pages count the same few things again and again. [thread-safe]
class SaidBefore
{
public:
    /// The arguments of a message that are numbers only, in its order; nothing for others.
    using Numbers = std::array<long long, 3>;

    [[nodiscard]] std::optional<std::string> find(const Numbers& numbers) const;
    void keep(const Numbers& numbers, const std::string& text);

private:
    static constexpr std::size_t most = 512;  ///< Then it begins anew.

    mutable std::mutex _mutex;
    std::map<Numbers, std::string> _texts;
};

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
        std::string literal;
        std::string argument;  ///< Comes after the literal; empty in the last piece.
    };

    [[nodiscard]] std::optional<SaidBefore::Numbers> numbersOnly(const Values& values) const;
    [[nodiscard]] std::string fill(const Values& values) const;
    [[nodiscard]] std::string format(const Values& values) const;

    std::string _locale;  ///< By name: a Locale has 224 bytes, and there are thousands of messages.
    std::vector<Piece> _pieces;
    std::vector<std::string> _numeric;  ///< Arguments of plural, selectordinal, choice and number.
    std::vector<std::string>
        _selecting{};  ///< Of select, whose keys cannot hold hyphens: "too-long" chooses too_long.
    std::vector<std::string> _arguments;
    mutable SaidBefore _before{};
    std::unique_ptr<const icu::MessageFormat> _format;  ///< Only for patterns that say more than {names}.
};

}  // namespace templates
