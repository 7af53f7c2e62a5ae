#pragma once

#include "core/Services.h"

namespace contacts {

/// The catalogue as it is stored, and as it stays until this transaction ends: for whoever gives roles. What
/// this process knew when the request came may have been replaced by another one since.
[[nodiscard]] std::shared_ptr<const Catalogue> heldCatalogue(UnitOfWork& work, const Services& services);

}  // namespace contacts
