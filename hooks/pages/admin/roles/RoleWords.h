// What a role's fields say, and what a change of them does, in a person's words.
#pragma once

#include "core/catalogue/EditCatalogue.h"
#include "core/catalogue/RoleDifferences.h"
#include "hooks/pages/admin/AdminRoom.h"

namespace contacts {

/// "Name, French"
[[nodiscard]] std::string roleFieldWords(const AdminRoom& room, const std::string& field);

/// Keys of permissions, kinds and roles as people read them; "" as a dash. `catalogue` is the one in which
/// the value stands: of a group it knows the roles.
[[nodiscard]] std::string roleValueWords(const AdminRoom& room, const std::string& field,
                                         const std::string& value, const Catalogue& catalogue);

/// Rows {field, before, after}.
[[nodiscard]] templates::View::List differenceRows(const AdminRoom& room,
                                                   const std::vector<Difference>& differences,
                                                   const Catalogue& before, const Catalogue& after);

/// Rows {look, sign, word, sentence}. `catalogue` knows the labels of all roles that the effects name.
[[nodiscard]] templates::View::List
effectRows(const AdminRoom& room, const std::vector<CatalogueEffect>& effects, const Catalogue& catalogue);

/// "a, b or c"
[[nodiscard]] std::string oneOf(const AdminRoom& room, std::vector<std::string> labels);

/// Each once, and without those of another role that only mirror one of this role: a name both have stands at
/// both.
[[nodiscard]] Findings withoutMirrored(Findings findings, std::string_view key);

/// Rows {placed, wrongId, wrongLabel, wrongText}, one a finding: the name of the field, and the id of its
/// input in the form. What stands at no field of this role is not placed.
[[nodiscard]] templates::View::List wrongRows(const AdminRoom& room, const Findings& findings,
                                              std::string_view key, const Catalogue& catalogue);

}  // namespace contacts
