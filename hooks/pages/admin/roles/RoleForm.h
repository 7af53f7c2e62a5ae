// One role as a form: what somebody typed, and the inputs that show it again.
#pragma once

#include "core/rules/Findings.h"
#include "hooks/pages/admin/AdminRoom.h"

namespace contacts {

struct TypedRole
{
    Role role{};
    std::uint64_t revision = 0;  ///< Of the catalogue that was seen.
    enum class Step { preview, edit, save } step = Step::preview;
};

/// `key` is that of the role's page; empty for a new role, whose key is typed. `catalogue` knows the groups
/// of roles of which one is needed. Nothing when the form holds what no form of ours sends.
[[nodiscard]] std::optional<TypedRole> typedRole(const helpdesk::Fields& form, std::string_view key,
                                                 const Catalogue& catalogue);

/// The inputs with these values, findings at each; for template page/admin-role-fields.
[[nodiscard]] templates::View::List languageFields(const AdminRoom& room, const Role& role,
                                                   const Findings& findings);
[[nodiscard]] templates::View::List permissionFields(const AdminRoom& room, const Role& role);
[[nodiscard]] templates::View::List kindFields(const AdminRoom& room, const Role& role,
                                               const Catalogue& catalogue, const Findings& findings);
[[nodiscard]] templates::View::List pairFields(const AdminRoom& room, const Role& role,
                                               const Catalogue& catalogue);

/// The same as hidden fields, in order: a page that asks once more carries them along.
[[nodiscard]] templates::View::List hiddenFields(const TypedRole& typed, const Catalogue& catalogue,
                                                 bool isNew);

/// The sentence at one field of that role; empty when nothing is wrong there.
[[nodiscard]] std::string wrongAt(const AdminRoom& room, const Findings& findings, const RoleKey& role,
                                  std::string_view field, const Catalogue& catalogue);

}  // namespace contacts
