// People of the world and their users in another house, which the job settles.
#pragma once

#include "core/desk/SettleUsers.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeRemoteUsers.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

class SettleUsersStage : public CppUnit::TestFixture
{
public:
    void setUp() override { world.policy.keepsUsersElsewhere = true; }

protected:
    /// Until nothing is due any more; a test that needs more turns has found a storm.
    void settleAll()
    {
        for (int turn = 0; turn < 20; ++turn)
        {
            const auto report = run();
            CPPUNIT_ASSERT_EQUAL(std::string(), report.trouble + (report.odd.empty() ? "" : report.odd[0]));
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().waiting);
    }

    UserLinkStore::Totals totals() { return world.storage.read()->userLinks().totals(); }

    const FakeRemoteUsers::User* userOf(const std::string& email)
    {
        for (const auto& [id, user] : remote.users)
            if (user.email == email)
                return &user;
        return nullptr;
    }

    void implement(const std::vector<Change>& lines)
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(world.services).add(maria, world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        const auto asked = SubmitRequest(world.services)(
            maria, {world.acme, draft.view.draft.version, "", "key " + std::to_string(++_asked)});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(asked.findings), asked.outcome == SubmitRequest::Outcome::submitted);
        const auto digest = ViewRequest(world.services)(world.agent(), asked.request).value().digest;
        const auto decision =
            ImplementRequest(world.services)(world.agent(), asked.request, digest, {}, "Done.");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
    }

    void choosePassword(ContactId contact, const std::string& password)
    {
        choosePassword(contact, world.acme, password);
    }

    void choosePassword(ContactId contact, CustomerId customer, const std::string& password)
    {
        const auto account = world.contact(customer, contact).account;
        world.storage.inOne(
            [&](UnitOfWork& work) { passwordMustFollow(work, account, password, world.services); });
    }

    bool hasLink(ContactId contact)
    {
        const auto tables = world.storage.committed();
        return std::any_of(tables.userLinks.begin(), tables.userLinks.end(),
                           [&](const auto& entry) { return entry.second.link.contact == contact; });
    }

    FakeWorld world{};
    FakeRemoteUsers remote{};
    SettleUsers run{world.services, remote};

private:
    int _asked = 0;
};

}  // namespace contacts::tests
