// supportcentre migrate
#pragma once

#include "hooks/Ground.h"

#include <iosfwd>

namespace contacts {

/// Says that the plugin's tables are up to date: its start has brought them there, or there is nobody to ask.
class MigrateCommand
{
public:
    explicit MigrateCommand(const Ground& ground) : _ground(ground) {}

    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

private:
    const Ground& _ground;
};

}  // namespace contacts
