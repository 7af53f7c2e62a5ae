// Menu entries of the host's own rooms beside tickets and profile: each only for whoever may enter.
#pragma once

#include "templates/Words.h"

#include <helpdesk/Panel.h>

namespace supportcentre {

/// [thread-safe]
class RoomsMenu final : public helpdesk::Menu
{
public:
    explicit RoomsMenu(const templates::Words& words) : _words(words) {}

    std::vector<helpdesk::MenuItem> items(const helpdesk::Visitor& visitor, helpdesk::Frame::Area area,
                                          std::string_view customer) override;

private:
    const templates::Words& _words;
};

/// The customer whose room the visitor enters: the one named, else the first that lets him in. Null: none of
/// his business, and the answer is that of an address that does not exist.
[[nodiscard]] const helpdesk::CustomerAccess* roomOf(const helpdesk::Visitor& visitor,
                                                     std::string_view customer, std::string_view permission);

namespace rooms {

inline constexpr std::string_view billing = "billing.view";
inline constexpr std::string_view reports = "reports.view";
inline constexpr std::string_view workOrders = "workorders.create";

}  // namespace rooms

}  // namespace supportcentre
