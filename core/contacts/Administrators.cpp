#include "core/contacts/Administrators.h"

namespace contacts {

std::vector<Contact> administratorsOf(UnitOfWork& work, CustomerId customer, const Catalogue& catalogue)
{
    std::vector<Contact> all;
    std::set<ContactId> seen;
    for (const auto& role : catalogue.delegating())
        for (auto& holder : work.contacts().holders(customer, role))
            if (holder.person.portalUser && seen.insert(holder.id).second)
                all.push_back(std::move(holder));
    return all;
}


std::vector<Contact> administratorsWhoLogIn(UnitOfWork& work, CustomerId customer, const Catalogue& catalogue)
{
    auto all = administratorsOf(work, customer, catalogue);
    std::erase_if(all, [](const Contact& each) { return each.accountState != AccountState::active; });
    return all;
}

}  // namespace contacts
