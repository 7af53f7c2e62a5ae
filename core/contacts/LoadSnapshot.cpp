#include "core/contacts/LoadSnapshot.h"

#include "core/changes/Cells.h"
#include "core/rules/Sight.h"
#include "core/text/Email.h"

#include <algorithm>

namespace contacts {

namespace {

/// Fills a snapshot step by step: each step relies on the people the earlier ones found.
class Loader
{
public:
    Loader(UnitOfWork& work, const Customer& customer, const ContactStore::HolderCounts& activeHolders,
           const Catalogue& catalogue)
        : _work(work),
          _customer(customer),
          _activeHolders(activeHolders),
          _catalogue(catalogue)
    {
        _snapshot.kind = _customer.kind;
    }

    void loadNamed(const ChangeSet& changes)
    {
        std::vector<ContactStore::Place> named;
        for (const auto& change : changes)
            if (change.person.contact && !_snapshot.people.contains(change.person))
                named.emplace_back(_customer.id, change.person.contact);
        for (const auto& [place, contact] : _work.contacts().findAll(named))
            keep(contact);
    }

    /// Whoever holds a primary role that somebody asks for, or comes back with.
    void loadDisplaced(const ChangeSet& changes)
    {
        std::set<RoleKey> asked;
        for (const auto& change : changes)
        {
            for (const auto& role : sight::rolesGivenBy(change))
                asked.insert(role);
            if (const auto* person = sight::personIn(_snapshot, change.person);
                person != nullptr && change.kind == ChangeKind::reactivate)
                asked.insert(person->roles.begin(), person->roles.end());
        }
        for (const auto& key : asked)
            if (const auto* role = _catalogue.find(key); role != nullptr && role->primary)
                for (const auto& holder : _work.contacts().holders(_customer.id, key))
                    keep(holder);
    }

    /// Only roles that a rule counts, by what the writer keeps of each: those who hold it and are not here.
    void countOthers()
    {
        for (const auto& role : _catalogue.roles())
            if (role.primary || role.requiredFor.contains(_customer.kind))
                countOthers(role.key);
        if (anybodyAdministers())
            _snapshot.otherAdministrators = _work.contacts().countAdministrators(
                _customer.id, _catalogue.delegating(), contactsNamed(), Snapshot::several);
    }

    void loadAddresses(const ChangeSet& changes)
    {
        for (const auto& change : changes)
            if (const auto* address = sight::addressAskedBy(change);
                address != nullptr && !_snapshot.taken.contains(*address) &&
                canonicalEmail(*address, EmailLetters::any).ok())
                loadAddress(change, *address);
    }

    [[nodiscard]] Snapshot take() { return std::move(_snapshot); }

private:
    void countOthers(const RoleKey& role)
    {
        const auto kept = _activeHolders.find(role);
        if (kept == _activeHolders.end())
            return;
        const auto here = sight::holders(_snapshot, role);
        if (kept->second > here)
            _snapshot.otherHolders[role] = std::min(kept->second - here, Snapshot::several);
    }

    [[nodiscard]] bool anybodyAdministers() const
    {
        return std::any_of(_snapshot.people.begin(), _snapshot.people.end(), [&](const auto& entry) {
            return sight::administers(_snapshot, entry.first, entry.second, _catalogue);
        });
    }

    void keep(const Contact& contact)
    {
        _snapshot.people.try_emplace({contact.id, {}}, contact.person);
        if (contact.accountState == AccountState::active)
            _snapshot.activeAccounts.insert(contact.id);
        if (contact.projects > 0)
            _snapshot.projects[contact.id] = contact.projects;
    }

    [[nodiscard]] std::vector<ContactId> contactsNamed() const
    {
        std::vector<ContactId> named;
        for (const auto& [key, person] : _snapshot.people)
            named.push_back(key.contact);
        return named;
    }

    void loadAddress(const Change& change, const std::string& address)
    {
        if (const auto owner = _work.contacts().findByEmail(address))
        {
            if (owner->id == change.person.contact)
                return;  // His own.
            const bool here = _work.contacts().isMember(_customer.id, owner->id);
            _snapshot.taken.emplace(address, here ? Snapshot::Taken::here : Snapshot::Taken::elsewhere);
            return;
        }
        // Whoever corrects his address is not mistaken for himself.
        const auto* himself = sight::personIn(_snapshot, change.person);
        for (const auto& existing : _work.contacts().looksLike(_customer.id, skeleton(address)))
            if (existing != address && (himself == nullptr || existing != himself->email))
                _snapshot.lookAlikes.emplace(address, existing);
    }

    UnitOfWork& _work;
    const Customer& _customer;
    const ContactStore::HolderCounts& _activeHolders;
    const Catalogue& _catalogue;
    Snapshot _snapshot;
};

}  // namespace


Snapshot loadSnapshot(UnitOfWork& work, const Customer& customer,
                      const ContactStore::HolderCounts& activeHolders, const ChangeSet& changes,
                      const Catalogue& catalogue)
{
    Loader loader(work, customer, activeHolders, catalogue);
    loader.loadNamed(changes);
    loader.loadDisplaced(changes);
    loader.countOthers();
    loader.loadAddresses(changes);
    return loader.take();
}


Snapshot loadSnapshot(UnitOfWork& work, const Customer& customer, const ChangeSet& changes,
                      const Catalogue& catalogue)
{
    const auto head = work.customers().head(customer.id).value_or(PageHead{});
    return loadSnapshot(work, customer, head.activeHolders, changes, catalogue);
}

}  // namespace contacts
