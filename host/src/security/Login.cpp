#include "host/src/security/Login.h"

#include <Poco/String.h>

namespace supportcentre {

namespace {

constexpr std::size_t longestEmail = 254;
constexpr std::size_t longestPassword = 1024;


/// A temporary password is copied out of a mail, with the blanks beside it; none of ours begins or ends with
/// one. What people choose themselves is taken as they type it.
std::string asGiven(const Account& account, const std::string& typed)
{
    return account.mustChangePassword ? Poco::trim(typed) : typed;
}

}  // namespace


Login::Verdict Login::check(std::string_view typedEmail, const std::string& password,
                            std::string_view address)
{
    const auto email = canonicalEmail(typedEmail);
    if (const auto wait = _throttle.waitFor(email, address); wait.count() > 0)
        return {.outcome = Verdict::Outcome::tooSoon, .wait = wait};
    return inTurn(_hash.turn(), email, password, address);
}


/// Asks again, and counts before the turn ends: of many guesses that come at once, and all found nothing to
/// wait for, no more are compared than one after the other would be, and one for each other turn.
Login::Verdict Login::inTurn(const Turnstile::Pass& turn, const std::string& email,
                             const std::string& password, std::string_view address)
{
    using Outcome = Verdict::Outcome;
    if (const auto wait = _throttle.waitFor(email, address); wait.count() > 0)
        return {.outcome = Outcome::tooSoon, .wait = wait};
    const auto account = email.size() <= longestEmail ? find(email) : std::nullopt;
    const bool over = account && account->passwordUntil != 0 && account->passwordUntil <= nowMicros();
    const bool usable = account && !account->disabled && !over && password.size() <= longestPassword;
    if (_hash.matches(turn, usable ? account->passwordHash : std::string(),
                      usable ? asGiven(*account, password) : password.substr(0, longestPassword)) &&
        letsIn(turn, *account, password))
    {
        _throttle.succeeded(email, address);
        Verdict verdict{.outcome = Outcome::right};
        verdict.visitor.account = account->id;
        verdict.visitor.agent = account->agent;
        verdict.visitor.administrator = account->administrator;
        return verdict;
    }
    _throttle.failed(email, address);
    // What was typed stays out of the log: people type their password into the wrong field.
    _log.write(helpdesk::Level::warning, "login-failed",
               {{"account", account ? std::to_string(account->id.value) : "unknown"},
                {"address", std::string(address)}});
    return {};
}


Login::Verdict Login::checkAgain(helpdesk::AccountId account, const std::string& password,
                                 std::string_view address)
{
    std::string email;
    {
        const auto connection = _database.pool().borrow();
        const auto found = AccountStore(*connection).find(account);
        if (!found)
            return {};
        email = found->email;
    }
    return check(email, password, address);
}


/// The password was right; a temporary one is so once.
bool Login::letsIn(const Turnstile::Pass& turn, const Account& account, const std::string& password)
{
    if (account.mustChangePassword)
    {
        const auto connection = _database.pool().borrow();
        return AccountStore(*connection).spendTemporaryPassword(account.id, account.passwordHash);
    }
    renewHash(turn, account, password);
    return true;
}


std::optional<Account> Login::find(const std::string& email)
{
    const auto connection = _database.pool().borrow();  // given back before the slow comparison
    return AccountStore(*connection).findByEmail(email);
}


void Login::renewHash(const Turnstile::Pass& turn, const Account& account, const std::string& password)
{
    if (!_hash.isOutdated(account.passwordHash))
        return;
    const auto hash = _hash.make(turn, password);
    const auto connection = _database.pool().borrow();
    AccountStore(*connection).renewHash(account.id, hash, account.passwordHash);
}

}  // namespace supportcentre
