// What becomes of suggestions that were taken into the draft. Their lines carry Change::suggested through
// draft and request, so that whoever asked hears of the end, and nothing he asked for is lost on the way.
#pragma once

#include "core/Actor.h"
#include "core/Services.h"

namespace contacts {

/// The lines that take up what `contact` suggested.
[[nodiscard]] ChangeSet suggestedBy(ContactId contact, const ChangeSet& lines);

/// The suggestion goes into the draft, which holds `drafted` so far: what its author wrote with it is kept
/// beside his lines. Callers hold the customer's row.
void keepNote(UnitOfWork& work, const Suggestion& taken, const ChangeSet& drafted);

/// Mails to those whose suggestions a decided request holds: what took effect, and what was rejected why.
/// Their notes have had their answer.
void tellSuggesters(UnitOfWork& work, const Request& request, Time now);

/// All that `before` and `after` differ in as to roles is what he suggested himself: one mail tells it.
[[nodiscard]] bool toldAsSuggestion(const Request& request, ContactId contact, const Person& before,
                                    const Person& after);

/// `lines` have left the draft, or their request was cancelled: what was suggested in them waits for an
/// answer again, with its author's note, unless its author has suggested something newer meanwhile. Writes
/// the customer's row.
void suggestionsWaitAgain(UnitOfWork& work, const Actor& actor, CustomerId customer, const ChangeSet& lines,
                          Time now);

/// The suggested lines of `stored` that `wanted` does not hold any more.
[[nodiscard]] ChangeSet suggestionsLost(const ChangeSet& stored, const ChangeSet& wanted);

}  // namespace contacts
