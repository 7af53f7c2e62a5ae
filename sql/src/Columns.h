// How values look in the tables. Every conversion lives here and nowhere else.
#pragma once

#include "core/ports/Storage.h"

#include <map>

namespace contacts::sql {

using RoleKeys = std::set<RoleKey, std::less<>>;

/// Words with one space between them, sorted.
[[nodiscard]] std::string joined(const std::set<std::string, std::less<>>& words);
[[nodiscard]] std::set<std::string, std::less<>> split(std::string_view words);

/// "key=value" lines with \ in front of what would end them.
[[nodiscard]] std::string joined(const std::map<std::string, std::string>& facts);
[[nodiscard]] std::map<std::string, std::string> splitFacts(std::string_view text);
/// A key, a value or a piece of one as it stands in such lines.
[[nodiscard]] std::string escaped(std::string_view part);

/// Numbers of states that pages read in every row.
[[nodiscard]] int numberOf(MembershipStatus status);
[[nodiscard]] MembershipStatus membershipStatusFrom(std::int64_t number);
[[nodiscard]] int numberOf(AccountState state);
[[nodiscard]] AccountState accountStateFrom(std::int64_t number);

/// Words where core has none of its own. What became of a line is one: a link that was sent is told from what
/// took effect.
[[nodiscard]] std::string_view outcomeOf(const Change& line);
void readOutcome(std::string_view word, Change& line);
[[nodiscard]] TokenPurpose tokenPurposeFrom(std::string_view word);

/// The value behind a word that must be one; StorageFailure{broken} naming `what` when a table holds
/// something else.
template <class Enum>
[[nodiscard]] Enum known(const std::optional<Enum>& value, std::string_view what)
{
    if (!value)
        throw StorageFailure(StorageFailure::Kind::broken, "a table holds an unknown " + std::string(what));
    return *value;
}

/// The text, if it has no more than `most` characters: better to refuse than to store half of it.
[[nodiscard]] const std::string& fitting(const std::string& text, std::size_t most, std::string_view what);

/// What a mail server or an exception said: for people who look for a cause, so cutting it is no loss. Valid
/// UTF-8 in any case.
[[nodiscard]] std::string cut(std::string_view text, std::size_t most);

}  // namespace contacts::sql
