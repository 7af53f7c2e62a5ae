// What a role catalogue must be to be stored at all, whoever holds its roles.
#pragma once

#include "core/catalogue/Catalogue.h"
#include "core/rules/Findings.h"

namespace contacts {

namespace catalogue_limits {

inline constexpr std::size_t roles = 40;
inline constexpr std::size_t keyLength = 40;
inline constexpr std::size_t labelLength = 60;
inline constexpr std::size_t descriptionLength = 500;

}  // namespace catalogue_limits

/// A role's finding names its key in `person` and in `field` the input ("key", "label.fr", "description.de",
/// "permissions", "offered", "required.customer", "incompatible", "primary").
[[nodiscard]] Findings checkCatalogue(const Catalogue& catalogue);

/// The same roles with texts trimmed and normalised, pairs written on both sides, pairs with roles that are
/// gone left out.
[[nodiscard]] Catalogue tidied(const Catalogue& catalogue);

}  // namespace contacts
