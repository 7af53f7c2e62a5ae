#include "core/text/Email.h"

#include "core/text/Text.h"
#include "core/text/Unicode.h"

#include <unicode/idna.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

namespace contacts {

namespace {

constexpr std::size_t longestLocalPart = 64;
constexpr std::size_t longestAddress = 254;
constexpr std::size_t longestTyped = 2000;


const icu::IDNA& idna()
{
    static const std::unique_ptr<const icu::IDNA> uts46 = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(
            UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                UIDNA_NONTRANSITIONAL_TO_UNICODE,
            status));
    }();
    return *uts46;
}


icu::UnicodeString withoutSpacesAround(const icu::UnicodeString& text)
{
    std::int32_t begin = 0;
    auto end = text.length();
    while (begin < end && u_charType(text.char32At(begin)) == U_SPACE_SEPARATOR)
        ++begin;
    while (begin < end && u_charType(text.char32At(end - 1)) == U_SPACE_SEPARATOR)
        --end;
    return icu::UnicodeString(text, begin, end - begin);  // A copy: the text it comes from is a temporary.
}


bool holdsForbidden(const icu::UnicodeString& text)
{
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
        if (unicode::forbiddenInLine(text.char32At(at)))
            return true;
    return false;
}


/// Atext of RFC 5321 §4.1.2 and the dot.
bool allowedInLocalPart(char character)
{
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || others.find(character) != std::string_view::npos;
}


/// Full-width letters, ideographic stops and their like turn into ASCII under NFKC.
bool standsForAscii(UChar32 character)
{
    const auto plain = unicode::nfkc(icu::UnicodeString(character));
    for (std::int32_t i = 0; i < plain.length(); ++i)
        if (plain[i] < 128)
            return true;
    return false;
}


bool beyondAscii(UChar32 character)
{
    return character > 0x7F;
}


/// Letters, marks and digits that do not stand for something in ASCII: a full-width dot is no dot, and
/// whoever types it means another mailbox than the one that would come out.
bool allowedBeyondAscii(UChar32 character)
{
    constexpr auto allowed = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return (U_GET_GC_MASK(character) & allowed) != 0 && !standsForAscii(character);
}


EmailFlaw flawOfLocalPart(const icu::UnicodeString& typed, std::size_t octets, EmailLetters letters)
{
    bool wellFormed = !typed.isEmpty() && typed[0] != u'.' && typed[typed.length() - 1] != u'.' &&
                      typed.indexOf(u"..", 2, 0) < 0;
    for (std::int32_t at = 0; at < typed.length(); at = typed.moveIndex32(at, 1))
    {
        const auto character = typed.char32At(at);
        if (beyondAscii(character) && letters == EmailLetters::ascii)
            return EmailFlaw::notAscii;
        wellFormed =
            wellFormed && (beyondAscii(character) ? allowedBeyondAscii(character)
                                                  : allowedInLocalPart(static_cast<char>(character)));
    }
    if (octets > longestLocalPart)
        return EmailFlaw::tooLong;
    return wellFormed ? EmailFlaw::none : EmailFlaw::localPart;
}


/// Whoever types such characters means another host than the one that would come out, so they are refused
/// rather than mapped.
bool hidesAscii(const icu::UnicodeString& domain)
{
    for (std::int32_t at = 0; at < domain.length(); at = domain.moveIndex32(at, 1))
    {
        const auto character = domain.char32At(at);
        // The ideographic full stop separates labels in UTS #46.
        if (beyondAscii(character) && (character == 0x3002 || standsForAscii(character)))
            return true;
    }
    return false;
}


/// Lower-case A-labels, or nothing when it is no host name with at least two labels.
std::optional<std::string> hostName(const icu::UnicodeString& domain)
{
    if (domain.isEmpty() || hidesAscii(domain))
        return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    icu::IDNAInfo info;
    icu::UnicodeString ascii;
    idna().nameToASCII(domain, ascii, info, status);
    if (U_FAILURE(status) != 0 || info.hasErrors())
        return std::nullopt;
    auto host = unicode::utf8(ascii);
    const auto dot = host.rfind('.');
    const auto last = dot == std::string::npos ? std::string() : host.substr(dot + 1);
    if (last.empty() || std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return host;
}


CanonicalEmail refused(EmailFlaw flaw, std::string_view typed)
{
    return {std::string(typed), flaw};
}

}  // namespace


std::string_view wordOf(EmailFlaw flaw)
{
    switch (flaw)
    {
    case EmailFlaw::none: break;
    case EmailFlaw::empty: return "empty";
    case EmailFlaw::tooLong: return "too-long";
    case EmailFlaw::noAt: return "no-at";
    case EmailFlaw::localPart: return "local-part";
    case EmailFlaw::notAscii: return "not-ascii";
    case EmailFlaw::domain: return "domain";
    case EmailFlaw::control: return "control";
    }
    return "none";
}


CanonicalEmail canonicalEmail(std::string_view typed, EmailLetters letters)
{
    if (typed.size() > longestTyped)
        return refused(EmailFlaw::tooLong, typed.substr(0, 0));
    if (!validUtf8(typed))
        return refused(EmailFlaw::control, {});
    const auto text = withoutSpacesAround(unicode::nfc(unicode::from(typed)));
    const auto trimmed = unicode::utf8(text);
    if (trimmed.empty())
        return refused(EmailFlaw::empty, {});
    if (holdsForbidden(text))
        return refused(EmailFlaw::control, {});

    const auto at = text.lastIndexOf(u'@');
    if (at < 0)
        return refused(EmailFlaw::noAt, trimmed);
    auto local = unicode::utf8(text.tempSubStringBetween(0, at));
    if (const auto flaw = flawOfLocalPart(text.tempSubStringBetween(0, at), local.size(), letters);
        flaw != EmailFlaw::none)
        return refused(flaw, trimmed);
    const auto host = hostName(text.tempSubString(at + 1));
    if (!host)
        return refused(EmailFlaw::domain, trimmed);

    for (auto& character : local)
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    auto address = local + "@" + *host;
    if (address.size() > longestAddress)
        return refused(EmailFlaw::tooLong, trimmed);
    return {std::move(address), EmailFlaw::none};
}

}  // namespace contacts
