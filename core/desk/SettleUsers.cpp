#include "core/desk/SettleUsers.h"

#include "core/account/PortalUse.h"
#include "core/desk/CarryingRound.h"

namespace contacts {

using Kind = RemoteFailure::Kind;
using Ended = UserLinkStore::Ended;

class SettleUsers::Round final : public CarryingRound<UserLink>
{
public:
    explicit Round(SettleUsers& job)
        : CarryingRound(job._services, job._backOff, job._limits),
          _remote(job._remote)
    {
    }

private:
    std::vector<UserLink> lease(UnitOfWork& work, Time now, Time until, std::size_t most) override
    {
        return work.userLinks().lease(token, now, until, most);
    }

    bool later(UnitOfWork& work, const UserLink& link, Time next, const std::string& answer) override
    {
        return work.userLinks().later(link, token, next, answer);
    }

    bool parked(UnitOfWork& work, const UserLink& link, const std::string& answer) override
    {
        return work.userLinks().parked(link, token, services.clock.now(), answer);
    }

    bool untried(UnitOfWork& work, const UserLink& link) override
    {
        return work.userLinks().untried(link, token);
    }

    void carry(const UserLink& link) override
    {
        const auto person = personOf(link);
        const auto user = _remote.settle(person);
        auto kept = link;
        kept.ours = user.made || (link.ours && user.user == link.user);
        kept.user = user.user;
        kept.name = user.name;
        auto ended = Ended::lost;
        services.storage.inOne([&](UnitOfWork& work) {
            const auto now = services.clock.now();
            ended = person.mayGetIn() ? work.userLinks().settled(kept, token, now)
                                      : work.userLinks().forget(kept, token, now);
        });
        if (ended == Ended::taken)
            throw RemoteFailure(Kind::misfit, "user " + std::to_string(user.user) + " (" + user.name +
                                                  ") belongs to another contact here");
        report.done += ended == Ended::done ? 1 : 0;
    }

    [[nodiscard]] RemotePerson personOf(const UserLink& link) const
    {
        RemotePerson person;
        person.user = link.user;
        person.name = link.name;
        const auto row = link.contact ? services.storage.read()->directory().person(link.contact)
                                      : std::optional<PersonRow>();
        if (!row)
            return person;  // Nobody gets in as somebody who is not there any more.
        const auto& he = row->contact.person;
        person.isLinked = [this](std::uint64_t user) {
            return services.storage.read()->userLinks().isLinked(user);
        };
        person.email = he.email;
        person.realName = he.name();
        person.locale = he.locale;
        for (const auto& place : row->places)
            if (usesPortal(place.member))
                person.organisations.push_back(place.name);
        if (link.password.empty() || !person.mayGetIn())
            return person;
        person.password = revealedPassword(link, services.secrets);
        if (!person.password)
            throw RemoteFailure(Kind::misfit,
                                "his password was concealed with another key: he must choose it again");
        return person;
    }

    RemoteUsers& _remote;
};


SettleUsers::Report SettleUsers::operator()()
{
    if (!_services.policy().keepsUsersElsewhere)
    {
        _seenUpTo = {};  // Whoever comes or goes until they are kept again must be found then.
        _seenAll = false;
        return {};
    }
    if (const auto now = _services.clock.now(); _backOff.endsByHint(now))
        _services.storage.inOne([&](UnitOfWork& work) { work.userLinks().bringForward(now); });
    if (!_seenAll)
        markOlder();
    return Round(*this).run();
}


/// A few with every run, while nobody newer waits; once through all of them in the life of the process.
void SettleUsers::markOlder()
{
    std::vector<ContactId> marked;
    {
        const auto read = _services.storage.read();
        if (read->userLinks().totals().waiting >= _limits.batch)
            return;
        const auto next = read->userLinks().overlooked(_seenUpTo, window);
        for (const auto& [contact, changed] : next)
        {
            if (marked.size() == _limits.batch)
                break;
            if (changed)
                marked.push_back(contact);
            _seenUpTo = contact;
        }
        _seenAll = next.empty();
    }
    if (!marked.empty())
        _services.storage.inOne([&](UnitOfWork& work) {
            for (const auto contact : marked)
                work.userLinks().want(contact, _services.clock.now());
        });
}


void SettleUsers::again()
{
    _backOff.forget();
    _services.storage.inOne([&](UnitOfWork& work) { work.userLinks().again(_services.clock.now()); });
}

}  // namespace contacts
