#include "core/SettleUsers.h"

namespace contacts {

using Kind = RemoteFailure::Kind;
using Ended = UserLinkStore::Ended;

class SettleUsers::Batch
{
public:
    explicit Batch(SettleUsers& job)
        : _job(job),
          _services(job._services),
          _token(_services.secrets.random(16))
    {
    }

    Report run()
    {
        std::vector<UserLink> links;
        const auto now = _services.clock.now();
        if (_job._backOff.rests(now))
            return _report;
        // While the house is away, one person finds out whether it is back.
        const auto most = _job._backOff.failing() ? 1 : _job._limits.batch;
        _services.storage.inOne([&](UnitOfWork& work) {
            links = work.userLinks().lease(_token, now, now + _job._limits.lease, most);
        });
        for (const auto& link : links)
            if (_report.trouble.empty())
                handle(link);
            else
                later(link, _report.trouble);
        return _report;
    }

private:
    void handle(const UserLink& link)
    {
        try
        {
            settle(link);
            _job._backOff.answered();
        }
        catch (const RemoteFailure& failure)
        {
            if (failure.kind() == Kind::misfit)
            {
                _job._backOff.answered();  // The house answered; this one person is what is wrong.
                return park(link, failure.what());
            }
            _pause = _job._backOff.failed(_services.clock.now(), failure.kind() != Kind::refused);
            _report.trouble = failure.what();
            later(link, failure.what());
        }
    }

    void settle(const UserLink& link)
    {
        const auto person = personOf(link);
        const bool unknown = !person.mayGetIn() && person.user == 0;
        const auto user = unknown ? RemoteUser{} : _job._remote.settle(person);
        auto kept = link;
        kept.ours = user.made || (link.ours && user.user == link.user);
        kept.user = user.user;
        kept.name = user.name;
        auto ended = Ended::lost;
        _services.storage.inOne([&](UnitOfWork& work) {
            const auto now = _services.clock.now();
            ended = person.mayGetIn() ? work.userLinks().settled(kept, _token, now)
                                      : work.userLinks().forget(kept, _token, now);
        });
        if (ended == Ended::taken)
            throw RemoteFailure(Kind::misfit, "user " + std::to_string(user.user) + " (" + user.name +
                                                  ") belongs to another contact here");
        _report.done += ended == Ended::done ? 1 : 0;
    }

    [[nodiscard]] RemotePerson personOf(const UserLink& link) const
    {
        RemotePerson person;
        person.user = link.user;
        person.name = link.name;
        const auto row = link.contact ? _services.storage.read()->directory().person(link.contact)
                                      : std::optional<PersonRow>();
        if (!row)
            return person;  // Nobody gets in as somebody who is not there any more.
        const auto& he = row->contact.person;
        person.email = he.email;
        person.realName = he.name();
        person.locale = he.locale;
        for (const auto& place : row->places)
            if (const auto& member = place.member;
                member.status == MembershipStatus::active && member.portalUser && !member.roles.empty())
                person.organisations.push_back(place.name);
        if (link.password.empty() || !person.mayGetIn())
            return person;
        person.password = revealedPassword(link, _services.secrets);
        if (!person.password)
            throw RemoteFailure(Kind::misfit,
                                "his password was concealed with another key: he must choose it again");
        return person;
    }

    void later(const UserLink& link, const std::string& answer)
    {
        mark(_report.later, [&](UnitOfWork& work) {
            return work.userLinks().later(link, _token, _services.clock.now() + _pause, answer);
        });
    }

    void park(const UserLink& link, const std::string& answer)
    {
        _report.odd = answer;
        mark(_report.parked, [&](UnitOfWork& work) {
            return work.userLinks().parked(link, _token, _services.clock.now(), answer);
        });
    }

    /// A lost lease counts for nothing: what its new holder finds out does.
    void mark(std::size_t& counter, const std::function<bool(UnitOfWork&)>& outcome)
    {
        bool held = false;
        _services.storage.inOne([&](UnitOfWork& work) { held = outcome(work); });
        counter += held ? 1 : 0;
    }

    SettleUsers& _job;
    Services& _services;
    const std::string _token;
    std::chrono::seconds _pause{};
    Report _report{};
};


SettleUsers::Report SettleUsers::operator()()
{
    if (!_services.policy().keepsUsersElsewhere)
    {
        _linkedUpTo = {};  // Whoever comes until they are kept again must be found then.
        _linkedAll = false;
        return {};
    }
    if (!_linkedAll)
        linkOlder();
    return Batch(*this).run();
}


/// A few with every run, while nobody newer waits; once through all of them in the life of the process.
void SettleUsers::linkOlder()
{
    std::vector<ContactId> lacking;
    {
        const auto read = _services.storage.read();
        if (read->userLinks().totals().waiting >= _limits.batch)
            return;
        const auto next = read->userLinks().unlinked(_linkedUpTo, window);
        for (const auto& [contact, lacks] : next)
        {
            if (lacking.size() == _limits.batch)
                break;
            if (lacks)
                lacking.push_back(contact);
            _linkedUpTo = contact;
        }
        _linkedAll = next.empty();
    }
    if (!lacking.empty())
        _services.storage.inOne([&](UnitOfWork& work) {
            for (const auto contact : lacking)
                work.userLinks().want(contact, _services.clock.now());
        });
}


void SettleUsers::again()
{
    _backOff.forget();
    _services.storage.inOne([&](UnitOfWork& work) { work.userLinks().again(_services.clock.now()); });
}

}  // namespace contacts
