// /healthz, /readyz and /metrics: for those who watch the process.
#pragma once

#include "host/src/http/Counters.h"

#include <helpdesk/Page.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace supportcentre {

/// 200 as soon as the process serves.
class AlivePage final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// 200 when everything that requests need is there; else 503. Names and states only: sentences are for
/// administrators.
class ReadyPage final : public helpdesk::Page
{
public:
    using Check = std::pair<std::string, bool>;  ///< Name, and whether it is well.

    explicit ReadyPage(std::function<std::vector<Check>()> checks) : _checks(std::move(checks)) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    std::function<std::vector<Check>()> _checks;
};

/// Prometheus' text format.
class MetricsPage final : public helpdesk::Page
{
public:
    explicit MetricsPage(const Counters& counters) : _counters(counters) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Counters& _counters;
};

}  // namespace supportcentre
