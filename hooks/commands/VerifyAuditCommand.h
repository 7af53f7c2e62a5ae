// supportcentre verify-audit
#pragma once

#include "core/ports/AuditAnchor.h"
#include "hooks/Ground.h"

#include <iosfwd>

namespace contacts {

/// Walks the chain of every customer, keeps where those that hold end outside the database, and leaves what
/// it found for Health. 0: all hold; 1: a line for each that does not, naming the first bad entry, or the
/// first that is missing.
class VerifyAuditCommand
{
public:
    VerifyAuditCommand(const Ground& ground, const AuditAnchor& anchor) : _ground(ground), _anchor(anchor) {}

    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

private:
    const Ground& _ground;
    const AuditAnchor& _anchor;
};

}  // namespace contacts
