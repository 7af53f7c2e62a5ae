// ICU message catalogues: words/<locale>.properties, "key = ICU message pattern". std only in this header.
#pragma once

#include <chrono>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace templates {

/// Values of {named} arguments in a message: text, or a number for plural and number formats.
using Argument = std::pair<std::string_view, std::variant<std::string_view, long long>>;

/// Immutable after load. [thread-safe]
class Words
{
public:
    virtual ~Words() = default;

    /// The message in that language, English when the language lacks it. An unknown key throws
    /// std::logic_error: a policy test finds it first. Plain text: escape it like any other.
    [[nodiscard]] virtual std::string say(std::string_view locale, std::string_view key,
                                          std::initializer_list<Argument> arguments = {}) const = 0;
    [[nodiscard]] virtual std::string
    say(std::string_view locale, std::string_view key,
        const std::vector<std::pair<std::string, std::string>>& arguments) const = 0;

    [[nodiscard]] virtual bool has(std::string_view key) const = 0;
    /// English first, because it stands in where nothing is known of a reader; the others in alphabetical
    /// order.
    [[nodiscard]] virtual const std::vector<std::string>& locales() const = 0;

    /// "31 January 2027, 14:05", "31 Jan", "today 14:05", in the reader's language and zone.
    using Time = std::chrono::sys_time<std::chrono::microseconds>;
    [[nodiscard]] virtual std::string dateTime(std::string_view locale, std::string_view zone,
                                               Time time) const = 0;
    [[nodiscard]] virtual std::string shortTime(std::string_view locale, std::string_view zone, Time time,
                                                Time now) const = 0;

    /// "a, b and c"
    [[nodiscard]] virtual std::string list(std::string_view locale,
                                           const std::vector<std::string>& items) const = 0;
};

/// Whether times can be written in that zone: "UTC", "Europe/Berlin"; not "GMT+1", not "Mars/Olympus".
[[nodiscard]] bool isTimeZone(std::string_view name);

/// The first moment of "2027-01-31", or of a date so many days later, on a clock of that zone; nothing for
/// what is no date. A day may last 23 hours, or 25.
[[nodiscard]] std::optional<Words::Time> dayBegins(std::string_view zone, std::string_view day,
                                                   int daysLater = 0);

}  // namespace templates
