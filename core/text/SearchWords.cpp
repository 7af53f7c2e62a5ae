#include "core/text/SearchWords.h"

#include "core/text/Text.h"
#include "core/text/Unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace contacts {

namespace {

constexpr std::size_t longestText = 1400;
constexpr std::size_t shortestNumber = 3;


/// Letters that Unicode takes for letters of their own, and what people type who have no key for them. No
/// one gets longer in UTF-8. What is stored was folded by the same list (migration 0027).
constexpr std::pair<char16_t, std::u16string_view> plain[] = {
    {u'ø', u"o"}, {u'ł', u"l"}, {u'đ', u"d"},  {u'ð', u"d"},  {u'ħ', u"h"},
    {u'ŧ', u"t"}, {u'ı', u"i"}, {u'æ', u"ae"}, {u'œ', u"oe"}, {u'þ', u"th"}};


void append(icu::UnicodeString& word, UChar32 letter)
{
    const auto* const found = std::find_if(std::begin(plain), std::end(plain),
                                           [&](const auto& each) { return each.first == letter; });
    if (found == std::end(plain))
        word.append(letter);
    else
        word.append(found->second.data(), static_cast<std::int32_t>(found->second.size()));
}


icu::UnicodeString folded(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKDInstance(status);
    auto result = compatible->normalize(unicode::from(text).foldCase(), status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error("ICU cannot normalise");
    return result.foldCase();  // What was one sign may be capitals now: ™ is TM.
}


void splitInto(std::vector<std::string>& words, std::string_view text)
{
    const auto all = folded(text);
    icu::UnicodeString word;
    const auto take = [&] {
        if (!word.isEmpty())
            words.push_back(unicode::utf8(word));
        word.remove();
    };
    for (std::int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1))
    {
        const auto character = all.char32At(i);
        if (u_isalnum(character) != 0 || (U_MASK(u_charType(character)) & (U_GC_SO_MASK | U_GC_SK_MASK)) != 0)
            append(word, character);  // Letters, digits, and signs such as emoji.
        else if ((U_MASK(u_charType(character)) & U_GC_M_MASK) == 0)
            take();  // An accent neither stays nor ends a word; everything else ends it.
    }
    take();
}


std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}


bool looksLikeNumber(std::string_view typed)
{
    return typed.find_first_not_of("0123456789+-/(). ") == std::string_view::npos &&
           digitsOf(typed).size() >= shortestNumber;
}


/// +442079460018: "442079460018", "2079460018", "02079460018", and from each group on as people read it,
/// "79460018" and "0018". Where the country code and each group end, readablePhone() knows.
void addPhone(std::vector<std::string>& words, std::string_view phone)
{
    const auto number = phone.substr(0, phone.find(';'));
    auto digits = digitsOf(number);
    if (digits.empty())
        return;
    const auto readable = readablePhone(number);
    const auto country = digitsOf(readable.substr(0, readable.find(' ')));
    if (!country.empty() && country.size() < digits.size() && digits.starts_with(country))
    {
        words.push_back(digits.substr(country.size()));
        words.push_back("0" + words.back());
        auto rest = std::string_view(readable).substr(readable.find(' ') + 1);
        for (auto next = rest.find_first_of(" -"); next != std::string_view::npos;
             next = rest.find_first_of(" -"))
        {
            rest.remove_prefix(next + 1);
            if (auto group = digitsOf(rest); group.size() >= shortestNumber)
                words.push_back(std::move(group));
        }
    }
    words.push_back(std::move(digits));
}


std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (auto word = words.begin(); word != words.end(); ++word)
        if (std::find(words.begin(), word, *word) == word && text.size() + word->size() < longestText)
            (text += ' ') += *word;
    return text;
}

}  // namespace


std::vector<std::string> searchWords(std::string_view typed)
{
    std::vector<std::string> words;
    if (looksLikeNumber(typed))
    {
        auto digits = digitsOf(typed);
        if (digits.starts_with("00") && digits.size() > 4)
            digits.erase(0, 2);
        words.push_back(std::move(digits));
    }
    else
        splitInto(words, typed);
    return words;
}


std::string searchText(const Person& person)
{
    std::vector<std::string> words;
    for (const auto* text : {&person.lastName, &person.firstName, &person.email})
        splitInto(words, *text);
    addPhone(words, person.phone);
    return joined(words);
}


std::string searchText(std::string_view text)
{
    std::vector<std::string> words;
    splitInto(words, text);
    return joined(words);
}

}  // namespace contacts
