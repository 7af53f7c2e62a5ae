#include "templates/src/DatePattern.h"

#include "templates/View.h"

#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>

#include <algorithm>

namespace templates {

namespace {

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}


void must(UErrorCode status)
{
    if (U_FAILURE(status))
        throw TemplateError(std::string("ICU has no date pattern: ") + u_errorName(status));
}


std::string patternFor(const icu::Locale& locale, const char* skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    must(status);
    const auto pattern = generator->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), status);
    must(status);
    return utf8(pattern);
}


void fillMonths(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtWidthType width,
                std::array<std::string, 12>& months)
{
    std::int32_t count = 0;
    const auto* names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
    for (std::size_t i = 0; i < months.size() && static_cast<std::int32_t>(i) < count; ++i)
        months[i] = utf8(names[i]);
}


void appendNumber(std::string& out, int number, int width)
{
    const auto digits = std::to_string(number);
    for (auto length = static_cast<int>(digits.size()); length < width; ++length)
        out += '0';
    out += digits;
}


bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace


DatePattern::DatePattern(const icu::Locale& locale, const char* skeleton)
{
    const auto pattern = patternFor(locale, skeleton);
    bool quoted = false;
    for (const char c : pattern)
    {
        if (c == '\'')
            quoted = !quoted;
        else if (!quoted && letter(c))
        {
            if (std::string_view("yMLdHm").find(c) == std::string_view::npos)
                throw TemplateError("the date pattern \"" + pattern + "\" has a field we do not write");
            if (_pieces.empty() || _pieces.back().field != c)
                _pieces.push_back({c, 0, {}});
            ++_pieces.back().width;
        }
        else
        {
            if (_pieces.empty() || _pieces.back().field != '\0')
                _pieces.push_back({});
            _pieces.back().literal += c;
        }
    }

    // CLDR's patterns know no ordinals.
    const auto isWord = [](const Piece& piece) {
        return (piece.field == 'M' || piece.field == 'L') && piece.width >= 3;
    };
    if (std::string_view(locale.getLanguage()) == "fr" && std::any_of(_pieces.begin(), _pieces.end(), isWord))
        _first = "1er";

    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    must(status);
    fillMonths(symbols, icu::DateFormatSymbols::ABBREVIATED, _shortMonths);
    fillMonths(symbols, icu::DateFormatSymbols::WIDE, _months);
}


void DatePattern::write(std::string& out, Words::Time local) const
{
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(local - midnight));
    const auto month = static_cast<unsigned>(day.month());
    for (const auto& [field, width, literal] : _pieces)
        switch (field)
        {
        case 'y': appendNumber(out, static_cast<int>(day.year()), width); break;
        case 'd':
            if (day.day() == std::chrono::day(1) && width == 1)
                out += _first;
            else
                appendNumber(out, static_cast<int>(static_cast<unsigned>(day.day())), width);
            break;
        case 'H': appendNumber(out, static_cast<int>(clock.hours().count()), width); break;
        case 'm': appendNumber(out, static_cast<int>(clock.minutes().count()), width); break;
        case '\0': out += literal; break;
        default:
            if (width < 3)
                appendNumber(out, static_cast<int>(month), width);
            else
                out += (width == 3 ? _shortMonths : _months)[month - 1];
        }
}

}  // namespace templates
