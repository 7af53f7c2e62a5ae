#pragma once

#include "hooks/export/ContactsFile.h"

namespace contacts {

/// GET /portal/customers/{customer}/history.csv and …/contacts/{contact}/history.csv: one row a line of
/// change, or a row of its own for what changed nothing. What finds no room in one file begins another, whose
/// address stands in the last row and in the header Link.
class HistoryFile final : public helpdesk::Page
{
public:
    explicit HistoryFile(FileGround on) : _on(on) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const FileGround _on;
};

}  // namespace contacts
