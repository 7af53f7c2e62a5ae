#include "core/desk/RunErrands.h"

#include "core/changes/ChangeSets.h"
#include "core/contacts/Snapshot.h"
#include "core/desk/CarryingRound.h"

namespace contacts {

using Kind = RemoteFailure::Kind;

class RunErrands::Round final : public CarryingRound<ErrandRow>
{
public:
    explicit Round(RunErrands& job)
        : CarryingRound(job._services, job._backOff, job._limits),
          _remote(job._remote),
          _hear(job._hear)
    {
    }

private:
    std::vector<ErrandRow> lease(UnitOfWork& work, Time now, Time until, std::size_t most) override
    {
        return work.errands().lease(token, now, until, most);
    }

    void carry(const ErrandRow& row) override
    {
        if (const auto how = moveOf(row.errand.kind))
            move(row, *how);
        else
            raise(row);
    }

    bool later(UnitOfWork& work, const ErrandRow& row, Time next, const std::string& answer) override
    {
        return work.errands().later(row.id, token, next, answer);
    }

    bool parked(UnitOfWork& work, const ErrandRow& row, const std::string& answer) override
    {
        return work.errands().parked(row.id, token, answer);
    }

    bool untried(UnitOfWork& work, const ErrandRow& row) override
    {
        return work.errands().untried(row.id, token, row.nextAttemptAt);
    }

    void houseFailed(const RemoteFailure& failure) override { _hear.failed(failure); }
    void houseAnswered() override { _hear.answered(); }

    void raise(const ErrandRow& row)
    {
        const auto request = requestOf(row);
        if (request.ticket != 0)
            return finish(row);
        const auto& reference = row.errand.reference;
        const auto known = _remote.find(reference);
        const auto ticket =
            known ? *known : _remote.raise({reference, addressOf(request), textOf(asAsked(request))});
        bool taken = false;
        mark(report.done, [&](UnitOfWork& work) {
            taken = work.requests().raised(request.id, ticket);
            return taken && work.errands().done(row.id, token);
        });
        if (!taken)
            throw RemoteFailure(Kind::misfit,
                                "ticket " + std::to_string(ticket) + " belongs to another request here");
    }

    void move(const ErrandRow& row, TicketMove how)
    {
        const auto request = requestOf(row);
        if (request.ticket == 0)
            throw RemoteFailure(Kind::misfit, "its request has no ticket there");
        auto message = row.errand.message;
        // Too long to be kept twice: the lines say it again.
        if (how == TicketMove::reopened)
            message = textOf(asAsked(request)).text;
        else if (how == TicketMove::closed && !request.onBehalf())
            message = textOf(request).text;
        // Another house tells what was done from what was not; who ended it, the message says.
        if (how == TicketMove::closed && request.state == RequestState::rejected)
            how = TicketMove::cancelled;
        _remote.move(request.ticket, {row.errand.key, row.errand.reference, how, message});
        finish(row);
    }

    /// Whatever became of it meanwhile: the ticket says first what was asked for.
    static Request asAsked(Request request)
    {
        request.state = RequestState::submitted;
        for (auto& line : request.changes)
            line.outcome = LineOutcome::open;
        return request;
    }

    Request requestOf(const ErrandRow& row) const
    {
        auto request = services.storage.read()->requests().find(row.errand.request);
        if (!request)
            throw RemoteFailure(Kind::misfit, "its request does not exist any more");
        return *request;
    }

    /// Nobody raises it in his name when he has left meanwhile.
    [[nodiscard]] std::string addressOf(const Request& request) const
    {
        const auto contact = services.storage.read()->contacts().find(request.customer, request.requester);
        return contact ? contact->person.email : std::string();
    }

    [[nodiscard]] TicketText textOf(const Request& request) const
    {
        const auto customer = services.storage.read()->customers().find(request.customer);
        if (!customer)
            throw RemoteFailure(Kind::misfit, "its customer does not exist any more");
        return services.ticketText(request, *customer, contacts::apply(request.changes, request.before()));
    }

    void finish(const ErrandRow& row)
    {
        mark(report.done, [&](UnitOfWork& work) { return work.errands().done(row.id, token); });
    }

    RemoteTickets& _remote;
    HearHouse& _hear;
};


RunErrands::Report RunErrands::operator()()
{
    if (const auto now = _services.clock.now(); _backOff.endsByHint(now))
        _services.storage.inOne([&](UnitOfWork& work) { work.errands().bringForward(now); });
    return Round(*this).run();
}


void RunErrands::again()
{
    _backOff.forget();
    _services.storage.inOne([&](UnitOfWork& work) { work.errands().again(_services.clock.now()); });
}

}  // namespace contacts
