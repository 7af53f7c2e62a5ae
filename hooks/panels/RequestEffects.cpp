#include "hooks/panels/RequestEffects.h"

#include "core/account/ChangeAddress.h"
#include "core/account/PortalAccess.h"
#include "core/account/PortalUse.h"
#include "core/contacts/Administrators.h"

#include <algorithm>

namespace contacts {

namespace {

const Person* find(const Snapshot& snapshot, const PersonKey& key)
{
    const auto found = snapshot.people.find(key);
    return found == snapshot.people.end() ? nullptr : &found->second;
}


/// Compares who may log in for this customer, and who holds what, before and after.
class Comparison
{
public:
    Comparison(UnitOfWork& work, const Services& services, const RequestView& request, const Actor& agent)
        : _work(work),
          _policy(services.policy()),
          _catalogue(services.catalogue()),
          _now(services.clock.now()),
          _request(request),
          _agent(agent)
    {
        for (const auto& line : request.request.changes)
            if (line.kind == ChangeKind::linkContact)
                if (auto contact = work.contacts().findByEmail(line.value))
                    _joining.emplace(line.person, std::move(*contact));
    }

    [[nodiscard]] RequestEffects run()
    {
        for (const auto& [key, person] : _request.requested.people)
        {
            if (getsAccount(key, person))
                _welcomed.insert(contactOf(key));
            _effects.accounts += getsAccount(key, person);
            _effects.addresses += moves(key, person) && confirmsHimself(_request.existing, key);
            _effects.concerned += _policy.tellPersonConcerned && isConcerned(key, person);
        }
        for (const auto& [key, person] : _request.existing.people)
        {
            const auto stored = losesAccess(key, person)
                                    ? _work.contacts().find(_request.customer.id, key.contact)
                                    : std::nullopt;
            const auto state = stored ? stored->accountState : AccountState::none;
            // Who was never invited has nothing that could end, and whoever has never been in is not told.
            _effects.endings += state != AccountState::none;
            _effects.concerned += state == AccountState::active && isToBeTold(key);
            _effects.invitedElsewhere += stored && isInvitedElsewhere(*stored);
        }
        if (_policy.tellOtherAdministrators)
            _effects.administrators = administratorsTold();
        return _effects;
    }

private:
    [[nodiscard]] bool entered(const PersonKey& key) const
    {
        const auto* before = find(_request.existing, key);
        return before != nullptr && usesPortal(*before);
    }

    [[nodiscard]] ContactId contactOf(const PersonKey& key) const
    {
        const auto found = _joining.find(key);
        return found == _joining.end() ? key.contact : found->second.id;
    }

    [[nodiscard]] bool joinsWithAccount(const PersonKey& key) const
    {
        const auto found = _joining.find(key);
        return found != _joining.end() && found->second.accountState == AccountState::active;
    }

    [[nodiscard]] bool isActive(const PersonKey& key) const
    {
        return _request.existing.activeAccounts.contains(key.contact);
    }

    /// To another address. Whoever has a password is asked to confirm it; who has none gets a new account
    /// there.
    [[nodiscard]] bool moves(const PersonKey& key, const Person& after) const
    {
        const auto* before = find(_request.existing, key);
        return before != nullptr && before->email != after.email;
    }

    [[nodiscard]] bool getsAccount(const PersonKey& key, const Person& after) const
    {
        return usesPortal(after) && (!entered(key) || moves(key, after)) && !isActive(key) &&
               !joinsWithAccount(key);
    }

    [[nodiscard]] bool losesAccess(const PersonKey& key, const Person& before) const
    {
        const auto* after = find(_request.requested, key);
        return usesPortal(before) && (after == nullptr || !usesPortal(*after));
    }

    [[nodiscard]] bool isInvitedElsewhere(const Contact& leaving) const
    {
        return invitedBy(_work, leaving, _request.customer.id, _now) &&
               _work.contacts().portalMemberships(leaving.id) > 1;
    }

    [[nodiscard]] bool isToBeTold(const PersonKey& key) const
    {
        return _policy.tellPersonConcerned && key.contact != _agent.contact &&
               key.contact != _request.request.requester;
    }

    [[nodiscard]] bool isConcerned(const PersonKey& key, const Person& after) const
    {
        if (_joining.contains(key))
            return joinsWithAccount(key);
        const auto* before = find(_request.existing, key);
        return before != nullptr && before->roles != after.roles && usesPortal(after) && isToBeTold(key);
    }

    /// The mail about his own roles makes him one: it is all that he gets.
    [[nodiscard]] bool becomesOne(const PersonKey& key) const
    {
        const auto* before = find(_request.existing, key);
        return before != nullptr && isToBeTold(key) &&
               !(usesPortal(*before) && delegates(*before, *_catalogue));
    }

    /// Those who will manage the contacts then and can log in. Who is welcomed at that moment reads it in the
    /// welcome.
    [[nodiscard]] std::size_t administratorsTold() const
    {
        std::set<ContactId> told;
        for (const auto& administrator : administratorsWhoLogIn(_work, _request.customer.id, *_catalogue))
            if (!_request.existing.people.contains(PersonKey{administrator.id, {}}))
                told.insert(administrator.id);
        for (const auto& [key, person] : _request.requested.people)
            if (usesPortal(person) && delegates(person, *_catalogue) && !becomesOne(key) &&
                (isActive(key) || joinsWithAccount(key)))
                told.insert(contactOf(key));
        for (const auto& welcomed : _welcomed)
            told.erase(welcomed);
        told.erase(_request.request.requester);
        told.erase(_agent.contact);
        return told.size();
    }

    UnitOfWork& _work;
    const Policy _policy;
    const std::shared_ptr<const Catalogue> _catalogue;
    const Time _now;
    const RequestView& _request;
    const Actor& _agent;
    std::map<PersonKey, Contact> _joining;  ///< Known people whom a line brings.
    std::set<ContactId> _welcomed;
    RequestEffects _effects{};
};

}  // namespace


RequestEffects effectsOf(UnitOfWork& work, const Services& services, const RequestView& request,
                         const Actor& agent)
{
    return Comparison(work, services, request, agent).run();
}

}  // namespace contacts
