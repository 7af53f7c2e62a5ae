#include "hooks/commands/PersonCommand.h"

#include <ostream>

namespace contacts {

int PersonCommand::operator()(const std::vector<std::string>& arguments, std::istream&,
                              std::ostream& out) const
{
    if (arguments.size() != 2 || arguments[0] != "erase")
    {
        out << "usage: person " << usage << "\n";
        return 2;
    }
    ErasePerson::Answer answer;
    try
    {
        _inDesk([&](DeskWork& desk) { answer = ErasePerson(_ground.services)(desk, arguments[1]); });
    }
    catch (const DeskRefusal&)
    {
        out << _ground.words.say("en", "command.erase.staff", {{"email", arguments[1]}}) << "\n";
        return 2;
    }
    out << say(answer, arguments[1]) << "\n";
    return answer.outcome == ErasePerson::Outcome::erased ? 0 : 2;
}


std::string PersonCommand::say(const ErasePerson::Answer& answer, const std::string& email) const
{
    const auto& words = _ground.words;
    const auto customers = words.list("en", answer.customers);
    const auto id = answer.contact.text();
    switch (answer.outcome)
    {
    case ErasePerson::Outcome::erased: return words.say("en", "command.erase.done", {{"contact", id}});
    case ErasePerson::Outcome::unknown: return words.say("en", "command.erase.unknown", {{"email", email}});
    case ErasePerson::Outcome::member:
        return words.say("en", "command.erase.member", {{"email", email}, {"customers", customers}});
    case ErasePerson::Outcome::open:
        return words.say("en", "command.erase.open", {{"email", email}, {"customers", customers}});
    }
    throw std::logic_error("an outcome without words");
}

}  // namespace contacts
