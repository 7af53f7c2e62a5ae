#include "core/import/FullName.h"

#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

/// "maria.lopez" → "maria lopez"
std::string wordsOf(std::string local)
{
    auto words = local;
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '.' || c == '_'; }, ' ');
    words = oneLine(words).value_or(std::string());
    return words.empty() ? local : words;
}

}  // namespace


FullName takenApart(const std::string& name, const std::string& email)
{
    const auto local = email.substr(0, email.find('@'));
    const auto words = name.empty() ? wordsOf(local) : name;
    const auto blank = words.rfind(' ');
    FullName apart;
    apart.first = blank == std::string::npos ? local : words.substr(0, blank);
    apart.last = blank == std::string::npos ? words : words.substr(blank + 1);
    apart.guessed = name.find(' ') == std::string::npos;
    return apart;
}

}  // namespace contacts
