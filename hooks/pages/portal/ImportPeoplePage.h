#pragma once

#include "core/import/FeedDraft.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// GET and POST (with a file) …/contacts/import: rows of a file become lines of the draft.
class ImportPeoplePage final : public helpdesk::Page
{
public:
    ImportPeoplePage(const Ground& ground, std::uint64_t mostBytes) : _ground(ground), _mostBytes(mostBytes)
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response show(const Visit& visit, const std::string& fileError,
                                          const FeedDraft::Result* result, int status) const;

    const Ground& _ground;
    const std::uint64_t _mostBytes;  ///< Of a file; 0: unknown.
};

/// GET …/contacts/import.csv: the columns, and the customer's own name in a row to write over.
class ImportPeopleTemplate final : public helpdesk::Page
{
public:
    explicit ImportPeopleTemplate(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
