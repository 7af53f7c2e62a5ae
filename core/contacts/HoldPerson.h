// A person's fields are his own and every one of his customers': whoever decides by what stands there takes
// him first, so that nobody writes back what others have changed meanwhile.
#pragma once

#include "core/changes/Change.h"
#include "core/ports/Storage.h"

#include <set>

namespace contacts {

/// In the order of their ids, as everybody takes them.
void holdPeople(UnitOfWork& work, const std::set<ContactId>& people);

/// Those of whom the lines speak, behind the customer's row.
void holdNamed(UnitOfWork& work, const ChangeSet& changes);

/// For what he changes of himself: touches his customers, also those whose portal is shut to him, and then
/// takes him, all in the order of their ids. What was read of him before may be old.
std::set<CustomerId> holdWithCustomers(UnitOfWork& work, const Contact& person);

}  // namespace contacts
