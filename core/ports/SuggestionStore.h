// What contacts would like to have changed about themselves.
#pragma once

#include "core/draft/Suggestion.h"

#include <vector>

namespace contacts {

/// One waiting suggestion a contact and customer, and the note of one that was taken into the draft. Both go
/// with the membership. Callers that write hold the
/// customer's row; the store keeps PageHead::suggestions.
class SuggestionStore
{
public:
    virtual ~SuggestionStore() = default;

    [[nodiscard]] virtual std::optional<Suggestion> find(CustomerId customer, ContactId contact) = 0;

    /// Oldest first.
    [[nodiscard]] virtual std::vector<Suggestion> list(CustomerId customer, std::size_t limit) = 0;

    /// In place of the one that waits, if any. He is a contact of the customer.
    virtual void put(const Suggestion& suggestion) = 0;

    /// False: none waits.
    [[nodiscard]] virtual bool remove(CustomerId customer, ContactId contact) = 0;

    /// Empty where none is kept.
    [[nodiscard]] virtual std::string takenNote(CustomerId customer, ContactId contact) = 0;

    /// In place of the one that is kept; an empty one is not kept.
    virtual void keepTakenNote(CustomerId customer, ContactId contact, const std::string& note) = 0;
};

}  // namespace contacts
