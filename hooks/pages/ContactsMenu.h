#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Panel.h>

namespace contacts {

/// Our entries in the host's menus. Whoever may not see the contacts of the customer sees no entry either.
class ContactsMenu final : public helpdesk::Menu
{
public:
    explicit ContactsMenu(const Ground& ground) : _ground(ground) {}

    std::vector<helpdesk::MenuItem> items(const helpdesk::Visitor& visitor, helpdesk::Frame::Area area,
                                          std::string_view customer) override;

private:
    [[nodiscard]] helpdesk::MenuItem item(std::string_view key, std::string_view word, std::string href,
                                          int position, std::string_view locale) const;

    const Ground& _ground;
};

}  // namespace contacts
