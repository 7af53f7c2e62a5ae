// supportcentre demo: the customers and people that ./run, the tests and the documentation speak of.
#pragma once

#include "hooks/commands/ImportCommand.h"

namespace contacts {

/// Idempotent. Goes through the same import and the same stores as everything else.
class DemoCommand
{
public:
    struct Parts
    {
        const Ground& ground;
        ImportCommand import;
        ImportCommand::InDesk inDesk;
        /// Sets a password as an administrator would; the person's account is active then.
        std::function<void(AccountId, const std::string& password, const std::function<void(UnitOfWork&)>&)>
            setPassword;
    };

    explicit DemoCommand(Parts parts) : _parts(std::move(parts)) {}

    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

private:
    void giveLogins() const;
    void deactivateOne() const;
    void inviteOne() const;

    Parts _parts;
};

/// Rows of Massive Dynamic: 2,000 people of whom one manages the rest.
[[nodiscard]] std::string massiveDynamic();

}  // namespace contacts
