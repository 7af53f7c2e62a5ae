#include "hooks/commands/DemoCommand.h"

#include "core/account/Invitation.h"
#include "hooks/DemoData.h"

#include <array>
#include <ostream>
#include <sstream>

namespace contacts {

namespace {

/// As README and design name it; not a secret.
constexpr std::string_view password = "demo-password-1";
constexpr std::string_view acme = "Acme Oil";
constexpr std::string_view deactivated = "minjun.kim@acme.example";
constexpr std::string_view invited = "hans.mueller@acme.example";
/// People whom the documentation names, and others so that the list looks as lists do.
constexpr std::array logins{
    "maria.keller@acme.example",     "paul.dubois@acme.example",    "tom.reed@acme.example",
    "lena.vogt@acme.example",        "nina.berg@initech.example",   "omar.haddad@globex.example",
    "walter.bishop@massive.example", "aurelie.durand@acme.example", "ingrid.solberg@acme.example",
    "yuki.tanaka@acme.example",      "fatima.alzahra@acme.example", "dmitri.ivanov@acme.example",
    "david.cohen@acme.example",      "wei.chen@acme.example",       "aoife.obrien@acme.example",
    "bjork.jonsdottir@acme.example", "somchai.jaidee@acme.example", "alexandros.papadopoulos@acme.example",
    "claire.moreau@globex.example",  "anja.holm@initech.example",   "jonas.petersen@initech.example"};


std::string demoCsv()
{
    for (const auto& [name, text] : demo::files)
        if (name == "demo")
            return std::string(text) + massiveDynamic();
    throw std::logic_error("the demo data is not in the program");
}

}  // namespace


int DemoCommand::operator()(const std::vector<std::string>& arguments, std::istream&, std::ostream& out) const
{
    if (!arguments.empty())
    {
        out << "usage: demo\n";
        return 2;
    }
    std::istringstream csv(demoCsv());
    if (const int failed = _parts.import.import(csv, {}, ImportCommand::Rows::wrong, out))
        return failed;
    giveLogins();
    deactivateOne();
    inviteOne();
    return 0;
}


void DemoCommand::giveLogins() const
{
    auto& services = _parts.ground.services;
    auto lastLogin = services.clock.now() - std::chrono::hours(2);
    for (const std::string_view email : logins)
    {
        const auto contact = services.storage.read()->contacts().findByEmail(email);
        if (!contact || !contact->account)
            throw std::logic_error("the import made no account for " + std::string(email));
        if (contact->accountState == AccountState::active)
            continue;
        _parts.setPassword(contact->account, std::string(password), [&](UnitOfWork& work) {
            work.contacts().setAccountState(contact->id, AccountState::active, Time{});
            work.contacts().signedIn(contact->account, lastLogin);
        });
        lastLogin -= std::chrono::hours(31);
    }
}


void DemoCommand::deactivateOne() const
{
    _parts.ground.services.storage.inOne([&](UnitOfWork& work) {
        const auto customer = work.customers().findByName(acme);
        const auto known = work.contacts().findByEmail(deactivated);
        if (!customer || !known || !work.customers().touch(customer->id))
            throw std::logic_error("the import made no " + std::string(deactivated));
        auto contact = work.contacts().find(customer->id, known->id);
        if (!contact || contact->person.status == MembershipStatus::deactivated)
            return;
        contact->person.status = MembershipStatus::deactivated;
        work.contacts().writeMembership(customer->id, contact->id, contact->person);
    });
}


void DemoCommand::inviteOne() const
{
    auto& services = _parts.ground.services;
    _parts.inDesk([&](DeskWork& desk) {
        const auto customer = desk.work.customers().findByName(acme);
        const auto contact = desk.work.contacts().findByEmail(invited);
        if (!customer || !contact)
            throw std::logic_error("the import made no " + std::string(invited));
        if (contact->accountState != AccountState::none)
            return;
        const auto account = desk.accounts.open(contact->person);
        invite(desk.work, contact->id, customer->id, account.id, "Maria Keller", MailKind::welcome, services);
    });
}

}  // namespace contacts
