// What somebody changed of his own details, as the history keeps it and tells it.
#pragma once

#include "core/changes/Describe.h"
#include "core/changes/Differences.h"

namespace contacts {

inline constexpr std::string_view ownDetailsAct = "contact.own-details";

/// Which fields the lines changed, for the entry's facts.
[[nodiscard]] std::string ownDetailsFacts(const ChangeSet& lines);

/// What they said and say, to be kept beside the entry.
[[nodiscard]] std::string ownDetailsValues(const ChangeSet& lines, const Person& before, const Person& after);

/// Back from both. Of a field whose values nobody kept, or that went with an erased person, both are empty.
[[nodiscard]] std::vector<Difference> ownDetailsIn(std::string_view facts, std::string_view values);

/// In lines, as those of an implemented request are; they are told as done.
[[nodiscard]] std::vector<DescribedLine> describeOwnDetails(const std::vector<Difference>& differences,
                                                            const Catalogue& catalogue,
                                                            std::string_view locale);

}  // namespace contacts
