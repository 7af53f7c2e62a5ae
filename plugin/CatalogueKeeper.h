#pragma once

#include "core/ports/Storage.h"

#include <memory>

namespace contacts {

/// The role catalogue in force. A new installation starts with the standard one, stored so that it can be
/// edited. Immutable once loaded. [thread-safe]
class CatalogueKeeper
{
public:
    explicit CatalogueKeeper(Storage& storage);

    [[nodiscard]] std::shared_ptr<const Catalogue> current() const { return _current; }

private:
    std::shared_ptr<const Catalogue> _current;
};

}  // namespace contacts
