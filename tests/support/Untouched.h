// Whether anything was written.
#pragma once

#include "tests/support/HostProcess.h"

namespace tests {

/// Everything that a page or call of the plugin could write, as it stands when this is made; not when
/// somebody came in last.
class Untouched
{
public:
    explicit Untouched(const HostProcess& host) : _host(host), _before(dump()) {}

    /// Fails with the first row that differs.
    void check() const;

private:
    [[nodiscard]] std::vector<std::string> dump() const;

    const HostProcess& _host;
    const std::vector<std::string> _before;
};

}  // namespace tests
