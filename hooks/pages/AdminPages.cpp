#include "hooks/pages/AdminPages.h"

#include "hooks/pages/admin/audit/AuditPages.h"
#include "hooks/pages/admin/audit/AuditPlacePage.h"
#include "hooks/pages/admin/import/ImportPages.h"
#include "hooks/pages/admin/roles/RolePages.h"

namespace contacts {

using helpdesk::Method;

AdminPages::AdminPages(const Ground& ground, StaffDirectory staff, std::uint64_t mostUploadBytes)
    : _staff(std::move(staff)),
      _giveImport(std::make_unique<ImportListPage>(ground, mostUploadBytes))
{
    add(Method::get, "/admin/roles", std::make_unique<RoleListPage>(ground));
    for (const auto* route : {"/admin/roles/new", "/admin/roles/{role}"})
    {
        add(Method::get, route, std::make_unique<EditRolePage>(ground));
        _entries.push_back({Method::post, route, std::make_unique<EditRolePage>(ground), true});
    }
    for (const auto method : {Method::get, Method::post})
        add(method, "/admin/roles/{role}/remove", std::make_unique<RemoveRolePage>(ground));
    add(Method::post, "/admin/roles/{role}/move", std::make_unique<MoveRolePage>(ground));
    add(Method::get, "/admin/audit", std::make_unique<AuditPage>(ground, _staff));
    add(Method::get, "/admin/audit.csv", std::make_unique<AuditFile>(ground, _staff));
    add(Method::post, "/admin/audit/verify", std::make_unique<VerifyAuditPage>(ground));
    constexpr const char* place = "/admin/audit/chains/{chain}/{entry}";
    add(Method::get, place, std::make_unique<AuditPlacePage>(ground, _staff));
    _entries.push_back({Method::post, place, std::make_unique<AuditPlacePage>(ground, _staff), true});
    add(Method::get, "/admin/import", std::make_unique<ImportListPage>(ground, mostUploadBytes));
    add(Method::get, "/admin/import/template.csv", std::make_unique<ImportTemplateFile>());
    add(Method::get, "/admin/import/{import}", std::make_unique<ImportPage>(ground));
    for (const auto* act :
         {"/admin/import/{import}/write", "/admin/import/{import}/stop", "/admin/import/{import}/dismiss"})
        add(Method::post, act, std::make_unique<ImportActPage>(ground));
}


void AdminPages::add(Method method, std::string_view route, std::unique_ptr<helpdesk::Page> page)
{
    _entries.push_back({method, route, std::move(page)});
}


void AdminPages::declare(helpdesk::Registry& registry)
{
    for (const auto& entry : _entries)
        if (entry.typed)
            registry.formPage(entry.route, helpdesk::Audience::administrators, *entry.page);
        else
            registry.page(entry.method, entry.route, helpdesk::Audience::administrators, *entry.page);
    registry.uploadPage("/admin/import", helpdesk::Audience::administrators, *_giveImport);
}

}  // namespace contacts
