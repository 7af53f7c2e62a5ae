#include "host/src/program/JsonLog.h"

#include "host/src/http/Text.h"

#include <helpdesk/Json.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <random>
#include <stdexcept>

#include <unistd.h>

namespace supportcentre {

namespace {

constexpr std::array<std::string_view, 4> names{"debug", "information", "warning", "error"};
constexpr std::size_t longestValue = 2000;


/// RFC 3339 with milliseconds.
std::string timestamp()
{
    const auto now = std::chrono::system_clock::now();
    const auto seconds = std::chrono::system_clock::to_time_t(now);
    const auto thousandths =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    auto digits = std::to_string(thousandths);
    return std::string(text.data(), length) + '.' + std::string(3 - digits.size(), '0') + digits + 'Z';
}


/// Bytes above ASCII are kept only when they cannot break a terminal: C1 controls and broken UTF-8 become
/// '?'.
std::string printable(std::string_view text)
{
    std::string result(text.substr(0, longestValue));
    if (!isUtf8(result))
        std::replace_if(
            result.begin(), result.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    for (std::size_t i = 0; i < result.size(); ++i)
        if (result[i] == '\xc2' && i + 1 < result.size() && static_cast<unsigned char>(result[i + 1]) < 0xa0)
            result[i] = result[i + 1] = '?';
    return result;
}

}  // namespace


helpdesk::Level levelOf(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<helpdesk::Level>(i);
    throw std::invalid_argument("a log level is debug, information, warning or error, not " +
                                std::string(name));
}


void JsonLog::write(helpdesk::Level level, std::string_view event, const Facts& facts)
{
    if (level < _least.load())
        return;
    auto line = helpdesk::Json::object();
    line.set("at", timestamp())
        .set("level", names[static_cast<std::size_t>(level)])
        .set("event", printable(event));
    for (const auto& [name, value] : facts)
        line.set(name, printable(value));
    auto text = line.dump();
    text += '\n';
    // A log that cannot be written must not stop the service.
    static_cast<void>(!::write(_file, text.data(), text.size()));
}


std::string JsonLog::incident(std::string_view place, std::string_view what)
{
    static constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::random_device random;
    std::string number;
    for (int i = 0; i < 8; ++i)
        number += letters[random() % letters.size()];
    write(helpdesk::Level::error, "incident",
          {{"incident", number}, {"place", std::string(place)}, {"what", std::string(what)}});
    return number;
}

}  // namespace supportcentre
