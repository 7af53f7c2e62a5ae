#include "mail/Message.h"

#include "mail/CleanText.h"
#include "mail/Encoding.h"
#include "mail/Header.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace contacts {

namespace {

/// RFC 5322 §3.3, in UTC: "Sat, 21 Nov 2026 22:22:44 +0000".
std::string dateText(Time time)
{
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - midnight));
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02ld:%02ld:%02ld +0000",
                  days[std::chrono::weekday(midnight).c_encoding()], static_cast<unsigned>(day.day()),
                  months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
                  static_cast<long>(clock.hours().count()), static_cast<long>(clock.minutes().count()),
                  static_cast<long>(clock.seconds().count()));
    return text.data();
}


std::string idText(std::string_view left, std::string_view domain)
{
    const bool good = !left.empty() && std::all_of(left.begin(), left.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
    if (!good)
        throw std::logic_error("no message id");
    return "<" + std::string(left) + "@" + std::string(domain) + ">";
}


std::string part(std::string_view type, const std::string& text)
{
    return Header::token("Content-Type", std::string(type) + "; charset=utf-8").line() +
           Header::token("Content-Transfer-Encoding", "quoted-printable").line() + "\r\n" +
           quotedPrintable(cleanLines(text));
}

}  // namespace


Message::Message(const MessageParts& parts) : _id(idText(parts.id, parts.from.domain())), _date(parts.date)
{
    // "=_" cannot stand in quoted-printable text, so no part can hold the boundary.
    const auto boundary = "=_" + parts.id.substr(0, 40);

    _bytes += Header::mailbox("From", parts.from).line();
    _bytes += Header::mailbox("To", parts.to).line();
    _bytes += Header::text("Subject", parts.subject).line();
    _bytes += Header::token("Date", dateText(parts.date)).line();
    _bytes += Header::token("Message-ID", _id).line();
    if (!parts.thread.empty())
    {
        const auto thread = idText(parts.thread, parts.from.domain());
        _bytes += Header::token("In-Reply-To", thread).line();
        _bytes += Header::token("References", thread).line();
    }
    _bytes += Header::token("Auto-Submitted", "auto-generated").line();
    _bytes += Header::token("X-Auto-Response-Suppress", "All").line();
    _bytes += Header::text("Content-Language", parts.locale).line();
    _bytes += Header::token("MIME-Version", "1.0").line();
    _bytes += Header::token("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"").line();
    _bytes += "\r\n";
    _bytes += "--" + boundary + "\r\n" + part("text/plain", parts.text);
    _bytes += "--" + boundary + "\r\n" + part("text/html", parts.html);
    _bytes += "--" + boundary + "--\r\n";
}

}  // namespace contacts
