#include "core/contacts/ArrangeList.h"

namespace contacts {

bool ArrangeList::operator()(const Actor& actor, CustomerId customer, const std::string& view) const
{
    if (authorise(actor, Act::seeContacts) != Verdict::allowed || !actor.account || view.size() > longestView)
        return false;
    bool known = false;
    _services.storage.inOne([&](UnitOfWork& work) {
        known = work.customers().find(customer).has_value();
        if (known)
            work.customers().remember(actor.account, customer, view);
    });
    return known;
}

}  // namespace contacts
