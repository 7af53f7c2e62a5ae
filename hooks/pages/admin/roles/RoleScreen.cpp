#include "hooks/pages/admin/roles/RoleScreen.h"

#include "hooks/pages/admin/roles/RoleWords.h"

namespace contacts {

using helpdesk::Response;
using templates::View;

std::string RoleScreen::path() const
{
    return std::string("/admin/roles/").append(stored ? stored->key : "new");
}


Response RoleScreen::form(const TypedRole& typed, const Findings& all, int status, Told told) const
{
    const auto& role = typed.role;
    const auto findings = withoutMirrored(all, role.key);
    const auto title = stored ? room.say("catalogue.edit.title",
                                         {{"role", std::string_view(stored->in(room.locale()).label)}})
                              : room.say("catalogue.new.title");
    const auto keyError = wrongAt(room, findings, role.key, "key", catalogue);
    const auto primaryError = wrongAt(room, findings, role.key, "primary", catalogue);
    const auto pairError = wrongAt(room, findings, role.key, "incompatible", catalogue);
    const auto permissionError = wrongAt(room, findings, role.key, "permissions", catalogue);
    const bool meanwhile = told == Told::changedMeanwhile;
    View view{
        {"csrf", room.request.csrf},
        {"title", title},
        {"path", path()},
        // What was typed may be previewed again, now against the catalogue as it is.
        {"revision", std::to_string(meanwhile ? catalogue.revision() : typed.revision)},
        {"isNew", stored == nullptr},
        {"key", role.key},
        {"keyWrong", !keyError.empty()},
        {"keyError", keyError},
        {"refused", !findings.empty()},
        {"refusedTitle", room.say("catalogue.refused", {{"count", static_cast<long long>(findings.size())}})},
        {"meanwhile", meanwhile},
        {"wrongs", wrongRows(room, findings, role.key, catalogue)},
        {"languages", languageFields(room, role, findings)},
        {"permissions", permissionFields(room, role)},
        {"permissionWrong", !permissionError.empty()},
        {"permissionError", permissionError},
        {"kinds", kindFields(room, role, catalogue, findings)},
        {"pairs", pairFields(room, role, catalogue)},
        {"pairWrong", !pairError.empty()},
        {"pairError", pairError},
        {"primary", role.primary},
        {"primaryWrong", !primaryError.empty()},
        {"primaryError", primaryError}};
    return room.show("page/admin-role", view, title, status);
}


Response RoleScreen::preview(const TypedRole& typed, const std::vector<CatalogueEffect>& effects) const
{
    const auto before = stored ? *stored : Role{};
    const auto& role = typed.role;
    // Labels of the role as they will be.
    const auto after = withRole(catalogue, role);
    auto differences = differenceRows(room, differencesOf(before, role), catalogue, after);
    auto rows = effectRows(room, effects, after);
    const auto title =
        room.say(stored ? "catalogue.preview.title" : "catalogue.preview.new.title",
                 {{"role", std::string_view((stored ? before : role).in(room.locale()).label)}});
    View view{{"csrf", room.request.csrf},
              {"title", title},
              {"path", path()},
              {"isNew", stored == nullptr},
              {"unchanged", differences.empty()},
              {"anyEffect", !rows.empty()},
              {"effects", std::move(rows)},
              {"differences", std::move(differences)},
              {"hidden", hiddenFields(typed, catalogue, stored == nullptr)}};
    return room.show("page/admin-role-preview", view, title);
}

}  // namespace contacts
