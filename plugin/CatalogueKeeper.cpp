#include "plugin/CatalogueKeeper.h"

namespace contacts {

CatalogueKeeper::CatalogueKeeper(Storage& storage) : _storage(storage)
{
    storage.inOne([&](UnitOfWork& work) {
        auto stored = work.catalogue().load();
        if (!stored)
        {
            // Of several nodes that start at once one stores it; the others are asked again and find it.
            if (!work.catalogue().store(standardCatalogue()))
                throw StorageFailure(StorageFailure::Kind::again, "two nodes stored the first catalogue");
            stored = work.catalogue().load();
        }
        _current = std::make_shared<const Catalogue>(std::move(stored.value()));
    });
}


std::shared_ptr<const Catalogue> CatalogueKeeper::current() const
{
    const std::lock_guard lock(_mutex);
    return _current;
}


void CatalogueKeeper::see(std::uint64_t revision)
{
    if (current()->revision() == revision)
        return;
    // Read before the lock: nobody waits for the database. Of two who read, the later one may keep the older
    // catalogue; the next request sees that.
    auto stored = _storage.read()->catalogue().load();
    const std::lock_guard lock(_mutex);
    if (stored)
        _current = std::make_shared<const Catalogue>(std::move(*stored));
}


void CatalogueKeeper::look()
{
    see(_storage.read()->catalogue().revision());
}

}  // namespace contacts
