#pragma once

#include "core/import/FeedDraft.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// GET and POST (with a file) …/contacts/import: rows of a file become lines of the draft.
class ImportPeoplePage final : public helpdesk::Page
{
public:
    explicit ImportPeoplePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
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
