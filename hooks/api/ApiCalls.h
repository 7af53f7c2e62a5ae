// All calls of the plugin under /api/v1, and the addresses they answer.
#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace contacts {

/// [main-thread] to make and declare; the calls themselves are concurrent.
class ApiCalls
{
public:
    explicit ApiCalls(const Ground& ground) : _ground(ground) {}

    /// The calls stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    template <class Call>
    void add(helpdesk::Registry& registry, helpdesk::Method method, std::string_view route,
             helpdesk::Audience audience);

    const Ground& _ground;
    std::vector<std::unique_ptr<helpdesk::Page>> _calls;
};

}  // namespace contacts
