// What an administrator looks for in the audit: as typed into the form, and as a query.
#pragma once

#include "hooks/pages/admin/AdminRoom.h"
#include "hooks/pages/admin/StaffDirectory.h"

namespace contacts {

struct AuditFilter
{
    std::string customer;  ///< A name, or its beginnings.
    std::string by;        ///< E-mail address of the person who did it.
    std::string about;     ///< E-mail address of the contact concerned.
    std::string act;
    std::string from;  ///< "2027-01-31", in the reader's zone; that day included.
    std::string to;
    std::optional<AuditCursor> behind;

    /// Nothing when the address holds what no link or form of ours writes.
    [[nodiscard]] static std::optional<AuditFilter> in(const helpdesk::Fields& query);

    /// "?customer=…&act=…", empty without any filter.
    [[nodiscard]] std::string query(const std::optional<AuditCursor>& behindNext) const;

    /// Sentences by field where it finds nobody or nothing.
    using Wrongs = std::map<std::string, std::string, std::less<>>;
    [[nodiscard]] AuditQuery resolved(const AdminRoom& room, const StaffDirectory& staff,
                                      Wrongs& wrongs) const;
};

/// Every act that the audit knows, in the order in which a list offers them.
[[nodiscard]] const std::vector<std::string>& auditActs();

/// "Request sent": an act without the person who did it; the act itself when it has no words.
[[nodiscard]] std::string actWords(const AdminRoom& room, const std::string& act);

}  // namespace contacts
