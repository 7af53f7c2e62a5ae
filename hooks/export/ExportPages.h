// The list as a file, for pages and for programs: …/contacts.csv, .xlsx, .pdf; and the history:
// …/history.csv.
#pragma once

#include "export/Sheet.h"
#include "hooks/Ground.h"
#include "hooks/export/RunningExports.h"

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace contacts {

/// [main-thread] to make and declare; the pages themselves are concurrent.
class ExportPages
{
public:
    /// Both outlive the pages.
    ExportPages(const Ground& ground, const sheets::Writer& writer) : _ground(ground), _writer(writer) {}

    /// The pages stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    const Ground& _ground;
    const sheets::Writer& _writer;
    RunningExports _running;
    std::vector<std::unique_ptr<helpdesk::Page>> _pages;
};

}  // namespace contacts
