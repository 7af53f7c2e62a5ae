// A request of Maria's in Acme, and what the agent makes of it: what tests of its ends stand on.
#pragma once

#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class DecisionStage : public CppUnit::TestFixture
{
protected:
    SubmitRequest::Result submitted(const ChangeSet& lines)
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(world.services).add(maria, world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        auto result = SubmitRequest(world.services)(
            maria, {world.acme, draft.view.draft.version, "because", "key" + std::to_string(++_keys)});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == SubmitRequest::Outcome::submitted);
        return result;
    }

    RequestId requested(const ChangeSet& lines) { return submitted(lines).request; }

    std::string digest(RequestId id) { return ViewRequest(world.services)(world.agent(), id).value().digest; }

    Decision implement(RequestId id, const std::vector<LineRejection>& reject = {})
    {
        return ImplementRequest(world.services)(world.agent(), id, digest(id), reject, "Done.");
    }

    /// The request as it is then.
    Request implemented(const ChangeSet& lines)
    {
        const auto id = requested(lines);
        const auto decision = implement(id);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
        return world.request(id);
    }

    std::size_t countOf(MailKind kind) { return world.mails(kind).size(); }

    FakeWorld world{};

private:
    int _keys = 0;
};

}  // namespace contacts::tests
