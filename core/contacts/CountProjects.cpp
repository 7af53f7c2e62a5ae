#include "core/contacts/CountProjects.h"

namespace contacts {

bool CountProjects::follow(UnitOfWork& work, CustomerId customer, ContactId contact, std::size_t projects)
{
    // The customer's row first: a removal that is being implemented this moment sees the project, or has
    // ended the membership before.
    return work.customers().touch(customer) && work.contacts().setProjects(customer, contact, projects);
}

}  // namespace contacts
