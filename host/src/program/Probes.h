// /healthz, /readyz and /metrics: for those who watch the process.
#pragma once

#include "host/src/http/Counters.h"
#include "host/src/program/KeptChecks.h"

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
/// administrators. What plugins say is asked for only where the host itself is well, and kept for a while:
/// their reports read more than anybody without log-in may cause by asking again.
class ReadyPage final : public helpdesk::Page
{
public:
    using Check = KeptChecks::Check;

    ReadyPage(std::function<std::vector<Check>()> own, KeptChecks::Ask plugins,
              KeptChecks::Now now = &KeptChecks::Clock::now)
        : _own(std::move(own)),
          _plugins(std::move(plugins), std::move(now))
    {
    }

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    std::function<std::vector<Check>()> _own;
    KeptChecks _plugins;
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
