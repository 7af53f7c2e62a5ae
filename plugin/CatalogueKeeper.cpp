#include "plugin/CatalogueKeeper.h"

namespace contacts {

CatalogueKeeper::CatalogueKeeper(Storage& storage)
{
    storage.inOne([&](UnitOfWork& work) {
        auto stored = work.catalogue().load();
        if (!stored)
        {
            stored = standardCatalogue();
            work.catalogue().store(*stored);
        }
        _current = std::make_shared<const Catalogue>(std::move(*stored));
    });
}

}  // namespace contacts
