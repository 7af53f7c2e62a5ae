// supportcentre import FILE [--dry-run] [--invite]
#pragma once

#include "core/import/ImportContacts.h"
#include "hooks/Ground.h"

#include <iosfwd>

namespace contacts {

class ImportCommand
{
public:
    static constexpr std::string_view usage = "FILE.csv [--dry-run] [--invite]";

    /// Runs work in a transaction that also reaches the host's accounts.
    using InDesk = std::function<void(const std::function<void(DeskWork&)>&)>;

    ImportCommand(const Ground& ground, InDesk inDesk) : _ground(ground), _inDesk(std::move(inDesk)) {}

    /// 0: done, 1: the file cannot be read or the command was misspelt, 2: errors in the file, nothing was
    /// written. The report goes to `out`, progress to stderr.
    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

    /// The same for a text at hand; nothing is said about rows without errors.
    int import(std::istream& csv, const ImportContacts::Options& wish, bool everyRow,
               std::ostream& out) const;

private:
    [[nodiscard]] std::string say(const ImportContacts::RowReport& row) const;

    const Ground& _ground;
    InDesk _inDesk;
};

}  // namespace contacts
