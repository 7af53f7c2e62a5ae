// A change set in words, person by person, for pages.
#pragma once

#include "core/changes/Describe.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// Items for page/request-words. `mixed`: lines about which the helpdesk decides are marked beside those that
/// would take effect at once.
[[nodiscard]] templates::View::List peopleInWords(const Visit& visit, const ChangeSet& changes,
                                                  const Snapshot& before, const Snapshot& after, Tense tense,
                                                  bool mixed = false);

/// The same of people who are described already.
[[nodiscard]] templates::View::List peopleInWords(const Visit& visit,
                                                  const std::vector<DescribedPerson>& people, Tense tense);

/// "3 changes", "is new", "leaves"
[[nodiscard]] std::string countWords(const Visit& visit, const DescribedPerson& person);

/// Nobody decides about such a set: the settings let it take effect without the helpdesk.
[[nodiscard]] bool takesEffectAtOnce(const Visit& visit, const ChangeSet& changes);

/// Lines that take the whole set to the helpdesk; 0 where all of them do, or none.
[[nodiscard]] std::size_t forTheDesk(const Visit& visit, const ChangeSet& changes);

/// On the button that sends the set, or carries it out.
[[nodiscard]] std::string sendWords(const Visit& visit, const ChangeSet& changes);

}  // namespace contacts
