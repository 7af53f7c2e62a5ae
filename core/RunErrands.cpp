#include "core/RunErrands.h"

#include "core/Snapshot.h"

namespace contacts {

using Kind = RemoteFailure::Kind;

class RunErrands::Batch
{
public:
    explicit Batch(RunErrands& job)
        : _job(job),
          _services(job._services),
          _token(_services.secrets.random(16))
    {
    }

    Report run()
    {
        std::vector<ErrandRow> rows;
        const auto now = _services.clock.now();
        if (_job._backOff.rests(now))
            return _report;
        // While the house is away, one errand finds out whether it is back.
        const auto most = _job._backOff.failing() ? 1 : _job._limits.batch;
        _services.storage.inOne([&](UnitOfWork& work) {
            rows = work.errands().lease(_token, now, now + _job._limits.lease, most);
        });
        for (const auto& row : rows)
            if (_report.trouble.empty())
                handle(row);
            else
                later(row, _pause, _report.trouble);
        return _report;
    }

private:
    void handle(const ErrandRow& row)
    {
        try
        {
            if (const auto how = moveOf(row.errand.kind))
                move(row, *how);
            else
                raise(row);
            _job._backOff.answered();
            _job._hear.answered();
        }
        catch (const RemoteFailure& failure)
        {
            _job._hear.failed(failure);
            if (failure.kind() == Kind::misfit)
            {
                _job._backOff.answered();  // The house answered; this one errand is what is wrong.
                return park(row, failure.what());
            }
            _pause = _job._backOff.failed(_services.clock.now(), failure.kind() != Kind::refused);
            _report.trouble = failure.what();
            later(row, _pause, failure.what());
        }
    }

    void raise(const ErrandRow& row)
    {
        const auto request = requestOf(row);
        if (request.ticket != 0)
            return finish(row);
        const auto& reference = row.errand.reference;
        const auto known = _job._remote.find(reference);
        const auto ticket =
            known ? *known : _job._remote.raise({reference, addressOf(request), textOf(request)});
        bool taken = false;
        mark(_report.done, [&](UnitOfWork& work) {
            taken = work.requests().raised(request.id, ticket);
            return taken && work.errands().done(row.id, _token);
        });
        if (!taken)
            park(row, "ticket " + std::to_string(ticket) + " belongs to another request here");
    }

    void move(const ErrandRow& row, TicketMove how)
    {
        const auto request = requestOf(row);
        if (request.ticket == 0)
            throw RemoteFailure(Kind::misfit, "its request has no ticket there");
        auto message = row.errand.message;
        if (how == TicketMove::reopened)
            message = textOf(request).text;  // Too long to be kept twice: the lines say it again.
        _job._remote.move(request.ticket, {row.errand.key, row.errand.reference, how, message});
        finish(row);
    }

    Request requestOf(const ErrandRow& row) const
    {
        auto request = _services.storage.read()->requests().find(row.errand.request);
        if (!request)
            throw RemoteFailure(Kind::misfit, "its request does not exist any more");
        return *request;
    }

    /// Nobody raises it in his name when he has left meanwhile.
    [[nodiscard]] std::string addressOf(const Request& request) const
    {
        const auto contact = _services.storage.read()->contacts().find(request.customer, request.requester);
        return contact ? contact->person.email : std::string();
    }

    [[nodiscard]] TicketText textOf(const Request& request) const
    {
        const auto customer = _services.storage.read()->customers().find(request.customer);
        if (!customer)
            throw RemoteFailure(Kind::misfit, "its customer does not exist any more");
        return _services.ticketText(request, *customer, contacts::apply(request.changes, request.then));
    }

    void finish(const ErrandRow& row)
    {
        mark(_report.done, [&](UnitOfWork& work) { return work.errands().done(row.id, _token); });
    }

    void later(const ErrandRow& row, std::chrono::seconds pause, const std::string& answer)
    {
        mark(_report.later, [&](UnitOfWork& work) {
            return work.errands().later(row.id, _token, _services.clock.now() + pause, answer);
        });
    }

    void park(const ErrandRow& row, const std::string& answer)
    {
        _report.odd = answer;
        mark(_report.parked, [&](UnitOfWork& work) { return work.errands().parked(row.id, _token, answer); });
    }

    /// A lost lease counts for nothing: what its new holder finds out does.
    void mark(std::size_t& counter, const std::function<bool(UnitOfWork&)>& outcome)
    {
        bool held = false;
        _services.storage.inOne([&](UnitOfWork& work) { held = outcome(work); });
        counter += held ? 1 : 0;
    }

    RunErrands& _job;
    Services& _services;
    const std::string _token;
    std::chrono::seconds _pause{};
    Report _report{};
};


RunErrands::Report RunErrands::operator()()
{
    return Batch(*this).run();
}


void RunErrands::again()
{
    _backOff.forget();
    _services.storage.inOne([&](UnitOfWork& work) { work.errands().again(_services.clock.now()); });
}

}  // namespace contacts
