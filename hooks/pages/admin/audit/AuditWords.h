// One line of the audit in words, for the page and for the file.
#pragma once

#include "core/history/SearchAudit.h"
#include "hooks/pages/admin/AdminRoom.h"
#include "hooks/pages/admin/StaffDirectory.h"

namespace contacts {

/// Names of staff are looked up once each. Lives as long as one answer.
class AuditWords
{
public:
    AuditWords(const AdminRoom& room, const StaffDirectory& staff) : _room(room), _staff(staff) {}

    /// With the names that only the helpdesk's own accounts and the catalogue know.
    [[nodiscard]] HistoryEntry named(const AuditLine& line);

    [[nodiscard]] std::string customer(const AuditLine& line) const;

    /// One thing that the entry changed: of a request's line the sentence, of a role its field.
    struct Change
    {
        std::string person;
        std::string what;
        std::string before;
        std::string after;
        std::string outcome;
        std::string reason;
    };
    [[nodiscard]] std::vector<Change> changes(const AuditLine& line) const;

private:
    const AdminRoom& _room;
    const StaffDirectory& _staff;
    std::map<AccountId, std::string> _names;
};

}  // namespace contacts
