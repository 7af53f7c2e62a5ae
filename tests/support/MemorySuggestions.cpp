#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

std::optional<Suggestion> MemorySuggestions::find(CustomerId customer, ContactId contact)
{
    const auto found = _copy.tables.suggestions.find({customer, contact});
    return found == _copy.tables.suggestions.end() ? std::nullopt : std::optional(found->second);
}


std::vector<Suggestion> MemorySuggestions::list(CustomerId customer, std::size_t limit)
{
    std::vector<Suggestion> waiting;
    for (const auto& [key, suggestion] : _copy.tables.suggestions)
        if (key.first == customer)
            waiting.push_back(suggestion);
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.writtenAt < b.writtenAt; });
    if (waiting.size() > limit)
        waiting.resize(limit);
    return waiting;
}


void MemorySuggestions::put(const Suggestion& suggestion)
{
    _copy.changing().suggestions[{suggestion.customer, suggestion.contact}] = suggestion;
}


bool MemorySuggestions::remove(CustomerId customer, ContactId contact)
{
    return _copy.changing().suggestions.erase({customer, contact}) == 1;
}


std::string MemorySuggestions::takenNote(CustomerId customer, ContactId contact)
{
    const auto found = _copy.tables.takenNotes.find({customer, contact});
    return found == _copy.tables.takenNotes.end() ? std::string() : found->second;
}


void MemorySuggestions::keepTakenNote(CustomerId customer, ContactId contact, const std::string& note)
{
    _copy.changing().takenNotes.erase({customer, contact});
    if (!note.empty())
        _copy.tables.takenNotes[{customer, contact}] = note;
}

}  // namespace contacts::tests
