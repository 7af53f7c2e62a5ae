// Requests whose tickets lie in another house, and the job that runs its errands.
#pragma once

#include "core/desk/RunErrands.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeRemote.h"
#include "tests/support/FakeWorld.h"
#include "ticket-adapter/ExternalDesk.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class ExternalDeskStage : public CppUnit::TestFixture
{
protected:
    SubmitRequest::Result submitted()
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(services).add(maria, world.acme, {grant(of(world.tom), "reports")});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        auto result =
            SubmitRequest(services)(maria, {world.acme, draft.view.draft.version, "because", "the key"});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == SubmitRequest::Outcome::submitted);
        return result;
    }

    void implement(RequestId id)
    {
        const auto digest = ViewRequest(services)(world.agent(), id).value().digest;
        const auto decision = ImplementRequest(services)(world.agent(), id, digest, {}, "Done.");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
    }

    /// Of as many customers, each with the errand that raises its ticket; `firstTicket` 0: they have none
    /// yet.
    void addRequests(std::size_t number, std::uint64_t firstTicket)
    {
        std::vector<CustomerId> customers;
        for (std::size_t i = 0; i < number; ++i)
            customers.push_back(world.addCustomer("Customer " + std::to_string(i)));
        world.storage.inOne([&](UnitOfWork& work) {
            for (std::size_t i = 0; i < number; ++i)
            {
                Request request;
                request.customer = customers[i];
                request.ticket = firstTicket == 0 ? 0 : firstTicket + i;
                const auto id = work.requests().add(request).value();
                work.errands().put({"key/" + id.text(), id, ErrandKind::raise, "reference/" + id.text(), {}},
                                   world.clock.now());
            }
        });
    }

    /// The world's services, with another house for its tickets.
    Services with(TicketDesk& house)
    {
        return {world.storage,
                house,
                world.desk,
                world.clock,
                world.secrets,
                world.services.policy,
                world.services.catalogue,
                world.services.ticketText,
                world.services.inDesk};
    }

    ErrandStore::Totals totals() { return world.storage.read()->errands().totals(); }

    FakeWorld world{};
    FakeRemote remote{};
    ExternalDesk desk{
        {remote, world.secrets, world.clock,
         [this](const std::function<void(DeskWork&)>& work) { world.desk.inTransaction(work); }}};
    Services services = with(desk);
    RunErrands run{services, remote};
};

}  // namespace contacts::tests
