// The Contacts Manager's main page as a whole, or as much of it as our script asks for.
#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// What one answer shows besides the customer's present state.
struct ScreenWish
{
    ListAddress address{};
    std::string notice;  ///< Key of a "page.notice.<key>" to confirm what has just been done.
    PersonKey saidOf{};  ///< Below whose row it is confirmed, where the answer leads; in these words.
    std::string said;
    std::optional<EditDraft::Result> draft;  ///< Already read by the caller.
    const helpdesk::Fields* typed =
        nullptr;          ///< Values of the expanded person's form that could not be taken.
    Findings refusals{};  ///< Why not.
    int status = 200;
};

/// [thread-safe]
class ContactsScreen
{
public:
    explicit ContactsScreen(const Ground& ground) : _ground(ground), _looks(ground) {}

    [[nodiscard]] helpdesk::Response show(const Visit& visit, ScreenWish wish);

    [[nodiscard]] std::shared_ptr<const MatrixLook> look(const Visit& visit)
    {
        return _looks.of(visit.head, visit.locale());
    }

private:
    const Ground& _ground;
    MatrixLooks _looks;
};

}  // namespace contacts
