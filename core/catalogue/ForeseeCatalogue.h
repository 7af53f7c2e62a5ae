// Whom another role catalogue would affect: counted before somebody stores it.
#pragma once

#include "core/Services.h"

namespace contacts {

/// One thing that would be different. Free of language: `what` names the sentence
/// ("catalogue.effect.<what>").
struct CatalogueEffect
{
    enum class Gravity {
        plain,  ///< For information.
        look,   ///< Somebody loses something, or a rule is broken from then on.
    };

    std::string what;
    Gravity gravity = Gravity::plain;
    RoleKey role{};
    std::vector<std::string> permissions;  ///< Gained or lost.
    std::vector<RoleKey> others;           ///< Further roles that the sentence names.
    std::optional<CustomerKind> kind;
    CustomerTally tally{};
};

/// What follows from putting `after` in the place of `before`, the heavier things first.
[[nodiscard]] std::vector<CatalogueEffect> foresee(const Catalogue& before, const Catalogue& after,
                                                   CatalogueStore& store);

}  // namespace contacts
