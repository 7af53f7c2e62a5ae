// A row of the list as the draft would have it.
#pragma once

#include "hooks/pages/portal/DraftMarks.h"

namespace contacts {

/// The views of what it hands out live until the next call, and as long as the marks do.
class DraftedRow
{
public:
    [[nodiscard]] ListRow of(ListRow live, const PersonMarks& marks);

    /// Somebody whom the draft adds.
    [[nodiscard]] ListRow added(const PersonMarks& marks) { return of({}, marks); }

private:
    std::string _roles;
};

}  // namespace contacts
