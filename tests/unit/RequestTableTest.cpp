// Every state of a request × every act × every kind of person, against one table.
#include "core/draft/BringBack.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/UndoRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <array>

namespace contacts::tests {

namespace {

enum class Does { implement, reject, giveBack, cancel, sendAgain, undo, bringBack };

constexpr std::array everyAct{Does::implement, Does::reject, Does::giveBack, Does::cancel,
                              Does::sendAgain, Does::undo,   Does::bringBack};

enum class Who { agent, requester, colleague, editor, viewer, member, stranger };

constexpr std::array everybody{Who::agent,  Who::requester, Who::colleague, Who::editor,
                               Who::viewer, Who::member,    Who::stranger};

constexpr std::array everyState{RequestState::submitted,   RequestState::returned,
                                RequestState::implemented, RequestState::partlyImplemented,
                                RequestState::rejected,    RequestState::cancelled};

constexpr std::string_view actNames[] = {"implement",  "reject", "return",    "cancel",
                                         "send again", "undo",   "bring back"};
constexpr std::string_view whoNames[] = {"an agent", "the requester", "his colleague", "an editor",
                                         "a viewer", "a member",      "a stranger"};


/// What comes of it: "done", "late" (not in this state), "forbidden" (403) or "unknown" (404).
std::string expected(RequestState state, Does act, Who who)
{
    const bool tookEffect = state == RequestState::implemented || state == RequestState::partlyImplemented;
    const bool manages = who == Who::requester || who == Who::colleague;
    // Who only views the contacts knows of no request, but of the customer for whom one is sent.
    const bool sees =
        who != Who::member && who != Who::stranger && (who != Who::viewer || act == Does::sendAgain);
    bool may = who == Who::agent;
    bool possible = state == RequestState::submitted;
    switch (act)
    {
    case Does::implement:
    case Does::giveBack: break;
    case Does::reject: possible = !terminal(state); break;
    case Does::cancel:
        may = manages;
        possible = !terminal(state);
        break;
    case Does::sendAgain:
        may = manages;
        possible = state == RequestState::returned;
        break;
    case Does::undo:
        may = manages || who == Who::agent;
        possible = tookEffect;
        break;
    case Does::bringBack:
        may = manages;
        possible = state != RequestState::submitted && state != RequestState::implemented;
        break;
    }
    if (!may)
        return sees ? "forbidden" : "unknown";
    if (possible)
        return "done";
    return act == Does::bringBack ? "unknown" : "late";
}


RequestState stateAfter(RequestState state, Does act)
{
    switch (act)
    {
    case Does::implement: return RequestState::implemented;
    case Does::reject: return RequestState::rejected;
    case Does::giveBack: return RequestState::returned;
    case Does::cancel: return RequestState::cancelled;
    case Does::sendAgain: return RequestState::submitted;
    case Does::undo:
    case Does::bringBack: break;
    }
    return state;
}


std::string wordOf(Decision::Outcome outcome)
{
    switch (outcome)
    {
    case Decision::Outcome::done: return "done";
    case Decision::Outcome::decided: return "late";
    case Decision::Outcome::forbidden: return "forbidden";
    case Decision::Outcome::unknown: return "unknown";
    default: return "otherwise";
    }
}


std::string wordOf(EditDraft::Outcome outcome)
{
    switch (outcome)
    {
    case EditDraft::Outcome::done: return "done";
    case EditDraft::Outcome::requestWaiting: return "late";
    case EditDraft::Outcome::forbidden: return "forbidden";
    case EditDraft::Outcome::unknown: return "unknown";
    default: return "otherwise";
    }
}


std::string wordOf(SubmitRequest::Outcome outcome)
{
    switch (outcome)
    {
    case SubmitRequest::Outcome::submitted: return "done";
    case SubmitRequest::Outcome::requestWaiting:
    case SubmitRequest::Outcome::empty: return "late";
    case SubmitRequest::Outcome::forbidden: return "forbidden";
    case SubmitRequest::Outcome::unknown: return "unknown";
    default: return "otherwise";
    }
}


/// A world of its own with one request that has come to `state`.
class Case
{
public:
    explicit Case(RequestState state)
    {
        _edie = _world.addPerson(_world.acme, "Edie", "Editor", {"contact-editor"});
        const auto maria = _world.actor(_world.maria, _world.acme);
        const auto draft =
            EditDraft(_world.services)
                .add(maria, _world.acme,
                     ChangeSet{grant(of(_world.lena), "reports"), grant(of(_world.leo), "reports")});
        _id =
            SubmitRequest(_world.services)(maria, {_world.acme, draft.view.draft.version, "", "key"}).request;
        if (state == RequestState::implemented)
            (void)act(Does::implement, Who::agent);
        if (state == RequestState::partlyImplemented)
            (void)ImplementRequest(_world.services)(_world.agent(), _id, digest(), {{2, "No."}}, "");
        if (state == RequestState::rejected)
            (void)act(Does::reject, Who::agent);
        if (state == RequestState::returned)
            (void)act(Does::giveBack, Who::agent);
        if (state == RequestState::cancelled)
            (void)act(Does::cancel, Who::requester);
    }

    [[nodiscard]] RequestState state() { return _world.request(_id).state; }
    [[nodiscard]] std::size_t audited() { return _world.audited(_world.acme).size(); }

    [[nodiscard]] std::string act(Does act, Who who)
    {
        const auto actor = actorFor(who);
        auto& services = _world.services;
        switch (act)
        {
        case Does::implement: return wordOf(ImplementRequest(services)(actor, _id, digest(), {}, "").outcome);
        case Does::reject: return wordOf(RejectRequest(services)(actor, _id, "No.").outcome);
        case Does::giveBack: return wordOf(ReturnRequest(services)(actor, _id, "Why?").outcome);
        case Does::cancel: return wordOf(CancelRequest(services)(actor, _id).outcome);
        case Does::sendAgain:
            return wordOf(
                SubmitRequest(services)(actor, {_world.acme, _world.draft(_world.acme).version, "", "again"})
                    .outcome);
        case Does::undo: {
            const auto done = UndoRequest(services)(actor, _id);
            return done.outcome == EditDraft::Outcome::done && !done.implemented ? "late"
                                                                                 : wordOf(done.outcome);
        }
        case Does::bringBack: return wordOf(BringBack(services)(actor, _id).outcome);
        }
        return {};
    }

private:
    std::string digest() { return ViewRequest(_world.services)(_world.agent(), _id).value().digest; }

    Actor actorFor(Who who)
    {
        switch (who)
        {
        case Who::agent: return _world.agent();
        case Who::requester: return _world.actor(_world.maria, _world.acme);
        case Who::colleague: return _world.actor(_world.paul, _world.acme);
        case Who::editor: return _world.actor(_edie, _world.acme);
        case Who::viewer: return _world.actor(_world.lena, _world.acme);
        case Who::member: return _world.actor(_world.tom, _world.acme);
        case Who::stranger: break;
        }
        return _world.actor(_world.omar, _world.acme);
    }

    FakeWorld _world{};
    ContactId _edie{};
    RequestId _id{};
};

}  // namespace


class RequestTableTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RequestTableTest);
    CPPUNIT_TEST(everyStateEveryActEverybody);
    CPPUNIT_TEST_SUITE_END();

public:
    void everyStateEveryActEverybody()
    {
        for (const auto state : everyState)
            for (const auto act : everyAct)
                for (const auto who : everybody)
                    holds(state, act, who);
    }

private:
    static void holds(RequestState state, Does act, Who who)
    {
        Case one(state);
        const auto name = std::string(contacts::wordOf(state)) + ": " +
                          std::string(whoNames[static_cast<std::size_t>(who)]) + " wants to " +
                          std::string(actNames[static_cast<std::size_t>(act)]);
        CPPUNIT_ASSERT_MESSAGE(name + " (beginning)", one.state() == state);
        const auto audited = one.audited();
        const auto wanted = expected(state, act, who);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, wanted, one.act(act, who));
        const auto after = wanted == "done" ? stateAfter(state, act) : state;
        CPPUNIT_ASSERT_MESSAGE(name + " (state after)", one.state() == after);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name + " (audit)", audited + (after == state ? 0 : 1), one.audited());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestTableTest);

}  // namespace contacts::tests
