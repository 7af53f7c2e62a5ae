#pragma once

#include "core/Incident.h"
#include "core/Services.h"
#include "core/desk/BackOff.h"
#include "core/desk/Carrying.h"
#include "core/ports/RemoteTickets.h"

#include <vector>

namespace contacts {

/// One run of a job that carries rows to a helpdesk of another house: takes what is due under a lease of its
/// own and carries one after the other. When the house is away, or slow, the rest is given back untried and
/// keeps its place: whoever waits for the job's end waits for one row. What a row is, and what carrying it
/// means, says the job. Lives for one run, in one thread.
template <class Row>
class CarryingRound
{
public:
    CarryingRound(const CarryingRound&) = delete;
    CarryingRound& operator=(const CarryingRound&) = delete;

    /// Throws StorageFailure only.
    CarryingReport run()
    {
        std::vector<Row> rows;
        const auto now = services.clock.now();
        if (_backOff.rests(now))
            return report;
        // While the house is away, one row finds out whether it is back.
        const auto most = _backOff.failing() ? 1 : _limits.batch;
        services.storage.inOne([&](UnitOfWork& work) { rows = lease(work, now, now + _limits.lease, most); });
        const auto end = services.clock.now() + _limits.stretch;
        const auto mayGoOn = [&] {
            return services.clock.now() < end && !(_limits.hurry && _limits.hurry());
        };
        for (const auto& row : rows)
            if (report.trouble.empty() && (&row == &rows.front() || mayGoOn()))
                handle(row);
            else
                mark(report.later, [&](UnitOfWork& work) { return untried(work, row); });
        return report;
    }

protected:
    CarryingRound(Services& all, BackOff& backOff, const CarryingLimits& limits)
        : services(all),
          token(all.secrets.random(16)),
          _backOff(backOff),
          _limits(limits)
    {
    }
    ~CarryingRound() = default;

    virtual std::vector<Row> lease(UnitOfWork& work, Time now, Time until, std::size_t most) = 0;
    /// Throws RemoteFailure when the house is away, refuses, or this row does not fit it.
    virtual void carry(const Row& row) = 0;
    /// False from these three: the lease was lost.
    virtual bool later(UnitOfWork& work, const Row& row, Time next, const std::string& answer) = 0;
    virtual bool parked(UnitOfWork& work, const Row& row, const std::string& answer) = 0;
    virtual bool untried(UnitOfWork& work, const Row& row) = 0;
    virtual void houseFailed(const RemoteFailure& /*failure*/) {}
    virtual void houseAnswered() {}

    /// A lost lease counts for nothing: what its new holder finds out does.
    template <class Outcome>
    void mark(std::size_t& counter, const Outcome& outcome)
    {
        bool held = false;
        services.storage.inOne([&](UnitOfWork& work) { held = outcome(work); });
        counter += held ? 1 : 0;
    }

    Services& services;
    const std::string token;
    CarryingReport report{};

private:
    void handle(const Row& row)
    {
        try
        {
            carry(row);
            _backOff.answered();
            houseAnswered();
        }
        catch (const RemoteFailure& plain)
        {
            const auto failure = asIncident(plain, services.secrets);
            if (failure.kind() == RemoteFailure::Kind::misfit)
            {
                _backOff.answered();  // The house answered; this one row is what is wrong.
                park(row, failure.what());
                return houseFailed(failure);
            }
            houseFailed(failure);
            const bool letIn = failure.kind() != RemoteFailure::Kind::refused;
            const auto pause = _backOff.failed(services.clock.now(), letIn);
            report.trouble = failure.what();
            mark(report.later, [&](UnitOfWork& work) {
                return later(work, row, services.clock.now() + pause, report.trouble);
            });
        }
    }

    void park(const Row& row, const std::string& answer)
    {
        report.odd.push_back(answer);
        mark(report.parked, [&](UnitOfWork& work) { return parked(work, row, answer); });
    }

    BackOff& _backOff;
    const CarryingLimits& _limits;
};

}  // namespace contacts
