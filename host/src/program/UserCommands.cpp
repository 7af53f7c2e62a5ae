#include "host/src/program/UserCommands.h"

#include "host/src/program/ExitCode.h"
#include "host/src/security/AccountStore.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include <termios.h>
#include <unistd.h>

namespace supportcentre {

namespace {

constexpr const char* usage =
    "usage: supportcentre user add EMAIL --name NAME [--agent] [--administrator] [--locale L]\n"
    "       supportcentre user password EMAIL\n";


/// Nothing when an option is unknown or lacks its value.
std::optional<Account> accountFrom(const std::vector<std::string>& arguments,
                                   const std::vector<std::string>& locales)
{
    Account account;
    for (std::size_t i = 1; i < arguments.size(); ++i)
    {
        const auto& option = arguments[i];
        const bool hasValue = i + 1 < arguments.size();
        if (option == "--agent")
            account.agent = true;
        else if (option == "--administrator")
            account.administrator = true;
        else if (option == "--name" && hasValue)
            account.name = arguments[++i];
        else if (option == "--locale" && hasValue)
            account.locale = arguments[++i];
        else if (account.email.empty() && !option.starts_with("--"))
            account.email = canonicalEmail(option);
        else
            return std::nullopt;
    }
    const bool speaks = std::find(locales.begin(), locales.end(), account.locale) != locales.end();
    const bool looksLikeEmail = account.email.find('@') != std::string::npos;
    return speaks && looksLikeEmail ? std::optional(account) : std::nullopt;
}


int add(Foundation& foundation, const std::vector<std::string>& arguments, std::ostream& out)
{
    const auto wanted = accountFrom(arguments, foundation.texts.words->locales());
    if (!wanted)
    {
        out << usage;
        return exitUsage;
    }
    const auto connection = foundation.database.pool().borrow();
    AccountStore accounts(*connection);
    if (const auto existing = accounts.findByEmail(wanted->email))
    {
        accounts.setRights(existing->id, existing->agent || wanted->agent,
                           existing->administrator || wanted->administrator);
        out << wanted->email << " has an account already; its rights are as asked for\n";
        return exitDone;
    }
    if (wanted->name.empty())
    {
        out << usage;
        return exitUsage;
    }
    accounts.add(*wanted);
    out << wanted->email << " has an account now; set its password with: supportcentre user password "
        << wanted->email << "\n";
    return exitDone;
}


/// Typing a password does not show it.
class Hidden
{
public:
    Hidden()
    {
        if (::isatty(STDIN_FILENO) == 0 || ::tcgetattr(STDIN_FILENO, &_before) != 0)
            return;
        termios silent = _before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        _changed = ::tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
    }
    ~Hidden()
    {
        if (_changed)
            ::tcsetattr(STDIN_FILENO, TCSANOW, &_before);
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

private:
    termios _before{};
    bool _changed = false;
};


int password(Foundation& foundation, const std::vector<std::string>& arguments, std::istream& in,
             std::ostream& out)
{
    if (arguments.size() != 2)
    {
        out << usage;
        return exitUsage;
    }
    const auto account = foundation.door.accounts.findByEmail(arguments[1]);
    if (!account)
    {
        out << arguments[1] << " has no account\n";
        return exitUsage;
    }
    std::string typed;
    {
        const Hidden hidden;
        std::getline(in, typed);
    }
    if (typed.ends_with('\r'))
        typed.pop_back();
    if (const auto refusal = foundation.door.rules.refusal(typed, {account->name, account->email}, "en"))
    {
        out << *refusal << "\n";
        return exitUsage;
    }
    foundation.door.accounts.setPassword(account->id, typed, {});
    out << "The password of " << account->email << " is set; all sessions of the account have ended\n";
    return exitDone;
}

}  // namespace


int userCommand(Foundation& foundation, const std::vector<std::string>& arguments, std::istream& in,
                std::ostream& out)
{
    if (!arguments.empty() && arguments[0] == "add")
        return add(foundation, arguments, out);
    if (!arguments.empty() && arguments[0] == "password")
        return password(foundation, arguments, in, out);
    out << usage;
    return exitUsage;
}

}  // namespace supportcentre
