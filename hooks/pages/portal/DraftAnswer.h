// What a page answers after it has changed the draft: back to the list, or the list with what went wrong.
#pragma once

#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

struct AfterChange
{
    ListAddress back{};  ///< Where the form came from.
    PersonKey person{};  ///< Whose row to show.
    PersonKey open{};    ///< Whose panel stays expanded.
    std::string notice;  ///< Key of what to confirm; may be empty.
    bool atRow = true;   ///< Shows that row; else the top of the page, where the question stood.
    const helpdesk::Fields* typed = nullptr;
    bool inPlace =
        false;  ///< Our script puts the answer into the page it has; else it follows the redirect too.
};

/// Post, redirect, get; for our own script the changed parts at once. Typed values survive every refusal.
[[nodiscard]] helpdesk::Response answer(const Visit& visit, ContactsScreen& screen, EditDraft::Result result,
                                        AfterChange after);

/// "…/contacts?q=ana&open=12&notice=saved&about=12#r-12"
[[nodiscard]] std::string listHref(const Visit& visit, const AfterChange& after);

/// The list as the field `at` of a question's address or form says that it was.
[[nodiscard]] std::string listHref(const Visit& visit, std::string_view at);

/// The person that the route's {contact} names: an id, or the ref of somebody the draft adds.
[[nodiscard]] std::optional<PersonKey> personIn(const helpdesk::Request& request);

}  // namespace contacts
