// The administrator's import: a file, a report on every row before anything is written, then the writing with
// its progress.
#pragma once

#include "core/import/KeepImports.h"
#include "hooks/pages/admin/AdminRoom.h"

namespace contacts {

/// GET and POST /admin/import: the last files, and a form for another one.
class ImportListPage final : public helpdesk::Page
{
public:
    ImportListPage(const Ground& ground, std::uint64_t mostBytes) : _ground(ground), _mostBytes(mostBytes) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response list(const AdminRoom& room, const Actor& actor,
                                          const Findings& findings) const;

    const Ground& _ground;
    const std::uint64_t _mostBytes;  ///< Of a file; 0: unknown.
};

/// GET /admin/import/{import}: how far it is, and the report; asks for itself again while a worker is at it.
class ImportPage final : public helpdesk::Page
{
public:
    explicit ImportPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// POST /admin/import/{import}/write, …/stop and …/dismiss
class ImportActPage final : public helpdesk::Page
{
public:
    explicit ImportActPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET /admin/import/template.csv: the columns, and two rows to write over.
class ImportTemplateFile final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace contacts
