#include "core/catalogue/HeldCatalogue.h"

namespace contacts {

std::shared_ptr<const Catalogue> heldCatalogue(UnitOfWork& work, const Services& services)
{
    auto known = services.catalogue();
    if (work.catalogue().hold() == known->revision())
        return known;
    auto stored = work.catalogue().load();
    return stored ? std::make_shared<const Catalogue>(std::move(*stored)) : known;
}

}  // namespace contacts
