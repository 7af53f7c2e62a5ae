// The two faces of one role: the form, and the preview of what its change would do.
#pragma once

#include "core/catalogue/EditCatalogue.h"
#include "hooks/pages/admin/roles/RoleForm.h"

namespace contacts {

/// Lives as long as the request it was made of.
struct RoleScreen
{
    AdminRoom room;
    const Catalogue& catalogue;    ///< As it is now.
    const Role* stored = nullptr;  ///< Null: a new role.

    /// "/admin/roles/technical", "/admin/roles/new"
    [[nodiscard]] std::string path() const;

    enum class Told { nothing, changedMeanwhile };
    [[nodiscard]] helpdesk::Response form(const TypedRole& typed, const Findings& findings, int status = 200,
                                          Told told = Told::nothing) const;
    [[nodiscard]] helpdesk::Response preview(const TypedRole& typed,
                                             const std::vector<CatalogueEffect>& effects) const;
};

}  // namespace contacts
