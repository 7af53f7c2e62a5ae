#include "ticket-adapter/ExternalDesk.h"

#include "core/desk/Errand.h"

namespace contacts {

namespace {

/// The request as `work` has just stored it.
Request stored(UnitOfWork& work, RequestId id)
{
    auto request = work.requests().find(id);
    if (!request)
        throw std::logic_error("work for a ticket stored no request");
    return std::move(*request);
}

}  // namespace


void ExternalDesk::store(const std::function<void(DeskWork&)>& work) const
{
    _parts.inDesk(work);
    if (_parts.errandWaits)
        _parts.errandWaits();
}


std::uint64_t ExternalDesk::raise(const Actor&, CustomerId, const TicketText& text,
                                  const std::function<void(DeskWork&)>& work)
{
    const auto reference = "contacts-manager/" + _parts.secrets.random(16);
    store([&](DeskWork& desk) {
        desk.stored = {};  // of an earlier run that was rolled back
        work(desk);
        const auto request = stored(desk.work, desk.stored);
        const auto put = [&](ErrandKind kind) {
            desk.work.errands().put({"request/" + request.id.text() + "/" + std::string(wordOf(kind)),
                                     request.id,
                                     kind,
                                     reference,
                                     {}},
                                    _parts.clock.now());
        };
        put(ErrandKind::raise);
        if (text.decided)
            put(ErrandKind::close);
    });
    return 0;
}


void ExternalDesk::move(const Actor&, const TicketOf& ticket, TicketMove how, const std::string& message,
                        const std::function<void(DeskWork&)>& work)
{
    store([&](DeskWork& desk) {
        const auto reference = desk.work.errands().referenceOf(ticket.request);
        if (!reference)
            throw DeskFailure("request " + ticket.request.text() + " never went to this desk");
        DeskWork inTicket{desk.work, desk.accounts, ticket.ticket};
        work(inTicket);
        const auto request = stored(desk.work, ticket.request);
        const auto kind = errandOf(how);
        // A request that is decided or sent again says its lines, which are too many to be kept here once
        // more.
        const bool saysLines = how == TicketMove::closed || how == TicketMove::reopened;
        desk.work.errands().put({"request/" + request.id.text() + "/" + std::to_string(request.version) +
                                     "/" + std::string(wordOf(kind)),
                                 request.id, kind, *reference, saysLines ? "" : message},
                                _parts.clock.now());
    });
}


std::string ExternalDesk::address(std::uint64_t ticket, bool forAgent) const
{
    return ticket == 0 ? std::string() : _parts.remote.address(ticket, forAgent);
}


std::string ExternalDesk::page(const std::string& path, bool forAgent) const
{
    return _parts.remote.page(path, forAgent);
}

}  // namespace contacts
