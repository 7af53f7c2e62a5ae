// supportcentre person erase EMAIL
#pragma once

#include "core/contacts/ErasePerson.h"
#include "hooks/commands/ImportCommand.h"

namespace contacts {

class PersonCommand
{
public:
    static constexpr std::string_view usage = "erase EMAIL";

    PersonCommand(const Ground& ground, ImportCommand::InDesk inDesk)
        : _ground(ground),
          _inDesk(std::move(inDesk))
    {
    }

    /// 0: erased, 1: misspelt, 2: not possible, with the reason and what to do.
    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

private:
    [[nodiscard]] std::string say(const ErasePerson::Answer& answer, const std::string& email) const;

    const Ground& _ground;
    ImportCommand::InDesk _inDesk;
};

}  // namespace contacts
