#include "hooks/export/DraftedRow.h"

namespace contacts {

ListRow DraftedRow::of(ListRow live, const PersonMarks& marks)
{
    if (!marks.after)  // Who leaves is shown as he is.
        return live;
    const auto& person = *marks.after;
    _roles.clear();
    for (const auto& role : person.roles)
        (_roles += _roles.empty() ? "" : " ") += role;
    live.title = person.title;
    live.firstName = person.firstName;
    live.lastName = person.lastName;
    live.email = person.email;
    live.phone = person.phone;
    live.locale = person.locale;
    live.department = person.department;
    live.roles = _roles;
    live.portalUser = person.portalUser;
    live.seesAllRequests = person.seesAllRequests;
    live.status = person.status;
    return live;
}

}  // namespace contacts
