#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

enum class EmailFlaw {
    none,
    empty,
    tooLong,  ///< RFC 5321 §4.5.3.1: 64 octets before the @, 254 in all
    noAt,
    localPart,  ///< dots at the wrong place, quotes, spaces, comments
    notAscii,   ///< letters beyond ASCII before the @ (RFC 6531) while the mail server cannot carry them
    domain,     ///< not a host name: one label, empty label, IP literal, underscore
    control     ///< control characters or line ends anywhere
};

/// "too-long", "no-at", …: for messages and reports.
[[nodiscard]] std::string_view wordOf(EmailFlaw flaw);

struct CanonicalEmail
{
    std::string
        text{};  ///< Local part as typed (NFC), domain in lower-case A-labels (IDNA 2008 by ICU UTS #46).
    EmailFlaw flaw = EmailFlaw::none;

    [[nodiscard]] bool ok() const noexcept { return flaw == EmailFlaw::none; }
};

/// What may stand before the @.
enum class EmailLetters {
    ascii,
    any  ///< Letters, marks and digits of every script, as they were typed: RFC 6531 folds no case.
};

/// The only way an address gets into the system: trims, normalises, then validates (RFC 5321/6531, no quoted
/// local parts, no literals, no full-width @). Comparing two canonical texts byte by byte, with ASCII case
/// folded in the local part, is comparing addresses; `text` is already folded so.
[[nodiscard]] CanonicalEmail canonicalEmail(std::string_view typed,
                                            EmailLetters letters = EmailLetters::ascii);

[[nodiscard]] inline EmailLetters emailLetters(bool international)
{
    return international ? EmailLetters::any : EmailLetters::ascii;
}

/// UTS #39 skeleton: equal for addresses that look alike to a person.
[[nodiscard]] std::string skeleton(std::string_view canonical);

}  // namespace contacts
