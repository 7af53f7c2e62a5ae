#pragma once

#include "core/ports/Storage.h"

#include <memory>
#include <mutex>

namespace contacts {

/// The role catalogue in force. A new installation starts with the standard one, stored so that it can be
/// edited. Each one is immutable; another takes its place as soon as somebody asks who knows that there is
/// one. [thread-safe]
class CatalogueKeeper
{
public:
    explicit CatalogueKeeper(Storage& storage);

    [[nodiscard]] std::shared_ptr<const Catalogue> current() const;

    /// A request or job begins, and this is what the database says: what is kept is replaced when it is
    /// another one.
    void see(std::uint64_t revision);

    /// The same for whoever has not asked the database yet.
    void look();

private:
    Storage& _storage;
    mutable std::mutex _mutex;
    std::shared_ptr<const Catalogue> _current;
};

}  // namespace contacts
