// supportcentre verify-audit
#pragma once

#include "hooks/Ground.h"

#include <iosfwd>

namespace contacts {

/// Walks the chain of every customer. 0: all hold; 1: a line for each that does not, naming the first bad
/// entry.
class VerifyAuditCommand
{
public:
    explicit VerifyAuditCommand(const Ground& ground) : _ground(ground) {}

    int operator()(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out) const;

private:
    const Ground& _ground;
};

}  // namespace contacts
