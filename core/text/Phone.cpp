#include "core/text/Text.h"

#include "core/text/Unicode.h"

#include <phonenumbers/phonenumberutil.h>
#include <unicode/uchar.h>

namespace contacts {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;


/// libphonenumber finds a number in the middle of a sentence. A phone field holds a number, not a sentence.
bool beginsLikeANumber(std::string_view text)
{
    const auto first = unicode::from(text).char32At(0);
    return first == u'+' || first == u'＋' || first == u'(' || u_isdigit(first) != 0;
}


/// libphonenumber takes letters for the keys they stand on. Whoever types them where no extension begins did
/// not mean digits.
bool holdsLetters(const std::string& line, const std::string& region, const PhoneNumber& number)
{
    const auto text = unicode::from(line);
    int letter = 0;
    while (letter < text.length() && u_isalpha(text.char32At(letter)) == 0)
        letter = text.moveIndex32(letter, 1);
    if (letter >= text.length())
        return false;
    if (!number.has_extension())
        return true;
    std::string before;
    text.tempSubString(0, letter).toUTF8String(before);
    PhoneNumber alone;
    return PhoneNumberUtil::GetInstance()->Parse(before, region, &alone) !=
               PhoneNumberUtil::NO_PARSING_ERROR ||
           alone.country_code() != number.country_code() ||
           alone.national_number() != number.national_number();
}


/// Only a whole number: IsPossibleNumber also takes what can be dialled within one area alone, and behind a
/// country code that reaches nobody ("12" in Germany would become "+49 12").
bool reachesFromAnywhere(const PhoneNumber& number)
{
    return PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE;
}

}  // namespace


std::string_view phoneRegion(std::string_view locale)
{
    if (locale == "de")
        return "DE";
    return locale == "fr" ? "FR" : "US";
}


std::optional<std::string> canonicalPhone(std::string_view typed, std::string_view region)
{
    const auto line = oneLine(typed);
    if (!line)
        return std::nullopt;
    if (line->empty())
        return std::string();
    if (!beginsLikeANumber(*line))
        return std::nullopt;

    const auto& numbers = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (numbers.Parse(*line, std::string(region), &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
        holdsLetters(*line, std::string(region), number) || !reachesFromAnywhere(number))
        return std::nullopt;
    std::string canonical;
    numbers.Format(number, PhoneNumberUtil::E164, &canonical);
    if (number.has_extension() && !number.extension().empty())
        canonical += ";ext=" + number.extension();
    return canonical;
}


std::string readablePhone(std::string_view canonical)
{
    const auto& numbers = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (canonical.empty() || canonical.front() != '+' ||
        numbers.Parse(std::string(canonical), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return std::string(canonical);
    std::string readable;
    numbers.Format(number, PhoneNumberUtil::INTERNATIONAL, &readable);
    return readable;
}

}  // namespace contacts
