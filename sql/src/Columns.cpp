#include "sql/src/Columns.h"

#include "core/text/Text.h"

#include <algorithm>
#include <utility>

namespace contacts::sql {

std::string joined(const std::set<std::string, std::less<>>& words)
{
    std::string text;
    for (const auto& word : words)
        (text += text.empty() ? "" : " ") += word;
    return text;
}


std::set<std::string, std::less<>> split(std::string_view words)
{
    std::set<std::string, std::less<>> result;
    while (!words.empty())
    {
        const auto end = std::min(words.find(' '), words.size());
        if (end > 0)
            result.emplace_hint(result.end(), words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return result;
}


std::string escaped(std::string_view part)
{
    std::string text;
    for (const char c : part)
    {
        if (c == '\\' || c == '=' || c == '\n')
            text += '\\';
        text += c;
    }
    return text;
}


std::string joined(const std::map<std::string, std::string>& facts)
{
    std::string text;
    for (const auto& [key, value] : facts)
        text.append(escaped(key)).append("=").append(escaped(value)).append("\n");
    return text;
}


std::map<std::string, std::string> splitFacts(std::string_view text)
{
    std::map<std::string, std::string> facts;
    std::string key;
    std::string part;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] == '\\' && i + 1 < text.size())
            part += text[++i];
        else if (text[i] == '=')
            key = std::exchange(part, {});
        else if (text[i] == '\n')
            facts[std::exchange(key, {})] = std::exchange(part, {});
        else
            part += text[i];
    }
    return facts;
}


int numberOf(MembershipStatus status)
{
    return status == MembershipStatus::active ? 0 : 1;
}


MembershipStatus membershipStatusFrom(std::int64_t number)
{
    return number == 0 ? MembershipStatus::active : MembershipStatus::deactivated;
}


int numberOf(AccountState state)
{
    switch (state)
    {
    case AccountState::none: return 0;
    case AccountState::invited: return 1;
    case AccountState::expired: break;  // Never stored (core/account/AccountStanding.h).
    case AccountState::bounced: return 3;
    case AccountState::active: return 4;
    }
    throw std::logic_error("an account state has no number");
}


AccountState accountStateFrom(std::int64_t number)
{
    switch (number)
    {
    case 1: return AccountState::invited;
    case 3: return AccountState::bounced;
    case 4: return AccountState::active;
    default: return AccountState::none;
    }
}


std::string_view outcomeOf(const Change& line)
{
    switch (line.outcome)
    {
    case LineOutcome::open: return "open";
    case LineOutcome::implemented: return line.linkSent ? "link-sent" : "implemented";
    case LineOutcome::rejected: return "rejected";
    }
    throw std::logic_error("a line's outcome has no word");
}


void readOutcome(std::string_view word, Change& line)
{
    line.linkSent = word == "link-sent";
    for (const auto outcome : {LineOutcome::open, LineOutcome::implemented, LineOutcome::rejected})
    {
        line.outcome = outcome;
        if (outcomeOf(line) == word)
            return;
    }
    static_cast<void>(known(std::optional<LineOutcome>{}, "outcome"));
}


TokenPurpose tokenPurposeFrom(std::string_view word)
{
    for (const auto purpose : {TokenPurpose::activation, TokenPurpose::temporaryPassword,
                               TokenPurpose::passwordReset, TokenPurpose::emailChange})
        if (wordOf(purpose) == word)
            return purpose;
    return known(std::optional<TokenPurpose>{}, "purpose of a token");
}


const std::string& fitting(const std::string& text, std::size_t most, std::string_view what)
{
    const auto characters = std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    if (static_cast<std::size_t>(characters) > most)
        throw StorageFailure(StorageFailure::Kind::broken,
                             std::string(what) + " has more than " + std::to_string(most) + " characters");
    return text;
}


std::string cut(std::string_view text, std::size_t most)
{
    auto end = std::min(text.size(), most);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    std::string result(text.substr(0, end));
    if (!validUtf8(result))
        std::replace_if(
            result.begin(), result.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return result;
}

}  // namespace contacts::sql
