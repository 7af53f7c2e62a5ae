// What a contact would like to have changed about himself, until an administrator answers him. It waits
// beside the draft: nothing of it counts before somebody who may write the draft has taken it in.
#pragma once

#include "core/catalogue/Catalogue.h"
#include "core/changes/Change.h"

namespace contacts {

/// A wish and not a set of lines: it names nobody else, and asking for the same twice is the same wish.
struct Suggestion
{
    CustomerId customer{};
    ContactId contact{};
    std::set<RoleKey, std::less<>> granted;
    std::set<RoleKey, std::less<>> revoked;
    std::optional<std::string> department;
    std::optional<bool> seesAllRequests;
    std::string note;  ///< To the administrators, in his own words.
    Time writtenAt{};

    [[nodiscard]] bool sameWish(const Suggestion& other) const;
};

/// As lines of a draft: roles gained (primary ones by promotion), roles lost, department, sight; numbered
/// from 1.
[[nodiscard]] ChangeSet linesOf(const Suggestion& suggestion, const Catalogue& catalogue);

/// The wish behind such lines; the other way round. A later line for the same cell replaces the earlier one,
/// and lines of other kinds say nothing here.
[[nodiscard]] Suggestion suggestionOf(const ChangeSet& lines);

}  // namespace contacts
