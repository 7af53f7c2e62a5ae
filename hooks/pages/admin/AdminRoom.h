// What the administrator's pages have in common: who may come in, and the frame around them.
#pragma once

#include "hooks/pages/StaffVisit.h"

namespace contacts {

/// Administrators only; for everybody else the page does not exist.
[[nodiscard]] bool mayAdminister(const helpdesk::Request& request);

struct AdminRoom : StaffVisit
{
    std::string menu;  ///< Key of the menu entry.

    [[nodiscard]] helpdesk::Response show(std::string_view templateName, const templates::View& view,
                                          std::string title, int status = 200) const;
};

}  // namespace contacts
