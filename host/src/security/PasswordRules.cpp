#include "host/src/security/PasswordRules.h"

#include "host/src/http/CaseFold.h"
#include "host/src/http/Text.h"
#include "host/src/security/CommonPasswords.h"

#include <algorithm>

namespace supportcentre {

namespace {

/// Shorter words are in too many good passwords by chance.
constexpr int leastPersonal = 4;


bool holdsPersonalWord(const icu::UnicodeString& password, const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        auto wanted = folded(word);
        wanted.trim();
        return wanted.countChar32() >= leastPersonal && password.indexOf(wanted) >= 0;
    });
}


/// "Aaaaaaaaaaaa", "abcabcabcabc": a short piece again and again.
bool isRepetition(std::string_view text)
{
    for (std::size_t piece = 1; piece <= 4 && piece * 2 <= text.size(); ++piece)
    {
        bool repeats = true;
        for (std::size_t i = piece; i < text.size() && repeats; ++i)
            repeats = text[i] == text[i - piece];
        if (repeats)
            return true;
    }
    return false;
}


/// "123456789012", "abcdefghijkl" and backwards.
bool isRun(std::string_view text)
{
    if (text.size() < 2)
        return false;
    const int step = text[1] - text[0];
    if (step != 1 && step != -1)
        return false;
    for (std::size_t i = 1; i < text.size(); ++i)
    {
        const int distance = text[i] - text[i - 1];
        const bool wraps = (text[i - 1] == '9' && text[i] == '0') || (text[i - 1] == '0' && text[i] == '9');
        if (distance != step && !wraps)
            return false;
    }
    return true;
}


bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}


/// "p4ssw0rd" is read as "password".
std::string withoutDisguise(std::string text)
{
    for (char& c : text)
        switch (c)
        {
        case '4':
        case '@': c = 'a'; break;
        case '3': c = 'e'; break;
        case '1':
        case '!': c = 'i'; break;
        case '0': c = 'o'; break;
        case '5':
        case '$': c = 's'; break;
        case '7': c = 't'; break;
        default: break;
        }
    return text;
}


/// Without the figures and signs that people put before and behind a word.
std::string_view core(std::string_view text)
{
    while (!text.empty() && !isLetter(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && !isLetter(text.back()))
        text.remove_suffix(1);
    return text;
}


/// Whether the text is made of listed words only, however many ("passwordpassword", "qwertyletmein").
bool isMadeOfCommonWords(std::string_view text)
{
    if (text.empty())
        return true;
    return std::any_of(commonWords.begin(), commonWords.end(), [&](std::string_view word) {
        return text.starts_with(word) && isMadeOfCommonWords(text.substr(word.size()));
    });
}

}  // namespace


bool isCommonPassword(std::string_view password)
{
    constexpr std::size_t longestListed = 64;  // nothing on any list is longer; keeps the search small
    const auto small = lower(password);
    if (small.size() > longestListed)
        return isRepetition(small);
    if (isRepetition(small) || isRun(small))
        return true;
    const auto bare = core(small);
    const auto plain = withoutDisguise(small);
    return isMadeOfCommonWords(bare) || isMadeOfCommonWords(withoutDisguise(std::string(bare))) ||
           isMadeOfCommonWords(core(plain));
}


std::optional<std::string> PasswordRules::refusal(std::string_view password,
                                                  const std::vector<std::string>& personalWords,
                                                  std::string_view locale) const
{
    if (!isUtf8(password) || !isFreeOfControls(password))
        return _words.say(locale, "password.odd");
    const auto text = folded(password);
    const auto length = static_cast<std::size_t>(text.countChar32());
    if (length < _least)
        return _words.say(locale, "password.too-short", {{"least", static_cast<long long>(_least)}});
    if (length > _most)
        return _words.say(locale, "password.too-long", {{"most", static_cast<long long>(_most)}});
    if (isCommonPassword(password))
        return _words.say(locale, "password.common");
    if (holdsPersonalWord(text, personalWords))
        return _words.say(locale, "password.personal");
    return std::nullopt;
}

}  // namespace supportcentre
