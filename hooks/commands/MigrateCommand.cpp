#include "hooks/commands/MigrateCommand.h"

#include <ostream>

namespace contacts {

int MigrateCommand::operator()(const std::vector<std::string>& arguments, std::istream&,
                               std::ostream& out) const
{
    if (!arguments.empty())
    {
        out << "usage: migrate\n";
        return 2;
    }
    out << _ground.words.say("en", "command.migrate.done") << "\n";
    return 0;
}

}  // namespace contacts
