// supportcentre import FILE [--dry-run] [--invite] [--verbose]
#pragma once

#include "core/import/ImportContacts.h"
#include "hooks/Ground.h"

#include <iosfwd>

namespace contacts {

class ImportCommand
{
public:
    static constexpr std::string_view usage = "FILE.csv [--dry-run] [--invite] [--verbose]";

    /// Runs work in a transaction that also reaches the host's accounts.
    using InDesk = std::function<void(const std::function<void(DeskWork&)>&)>;

    ImportCommand(const Ground& ground, InDesk inDesk) : _ground(ground), _inDesk(std::move(inDesk)) {}

    /// 0: done, 1: the file cannot be read or the command was misspelt, 2: errors in the file, nothing was
    /// written. The report goes to `out`, progress to stderr.
    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

    /// About which rows something is said, besides how many there were of each kind.
    enum class Rows { wrong, wrongOrOdd, every };

    /// The same for a text at hand.
    int import(std::istream& csv, const ImportContacts::Options& wish, Rows told, std::ostream& out) const;

private:
    [[nodiscard]] std::string say(const ImportContacts::RowReport& row) const;

    const Ground& _ground;
    InDesk _inDesk;
};

}  // namespace contacts
