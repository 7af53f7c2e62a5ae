#include "core/request/SubmitRequest.h"

#include "core/Message.h"
#include "core/RolledBack.h"
#include "core/account/ChangeAddress.h"
#include "core/catalogue/HeldCatalogue.h"
#include "core/changes/ChangeSets.h"
#include "core/changes/Corrections.h"
#include "core/contacts/HoldPerson.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/StaffAddresses.h"
#include "core/contacts/Standing.h"
#include "core/draft/TakenSuggestions.h"
#include "core/history/Audit.h"
#include "core/request/Ending.h"
#include "core/request/Implementation.h"
#include "core/request/InTheirPlace.h"
#include "core/request/RepeatedSubmission.h"
#include "core/request/RequestMails.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

using Result = SubmitRequest::Result;
using Outcome = SubmitRequest::Outcome;
using Undone = RolledBack<Result>;

constexpr std::size_t longestKey = 200;

Result only(Outcome outcome)
{
    return {.outcome = outcome};
}


Result findings(Findings broken)
{
    auto result = only(Outcome::findings);
    result.findings = std::move(broken);
    return result;
}


/// One call from its beginning to its end; the part inside the transaction may run several times.
class Submission
{
public:
    Submission(Services& services, const Actor& actor, const SubmitRequest::Call& call)
        : _services(services),
          _actor(actor),
          _call(call),
          _policy(services.policy()),
          _catalogue(services.catalogue()),
          _hash(bodyHash(call, services.secrets)),
          _key(call.idempotencyKey.size() <= longestKey ? call.idempotencyKey
                                                        : services.secrets.sha256(call.idempotencyKey))
    {
    }

    Result run()
    {
        if (auto refused = verdict(_actor))
            return *refused;
        if (!_call.lines.empty() && !_actor.onBehalf)
            return only(Outcome::forbidden);
        for (auto& broken : {messageFrom(_call.reason, "reason").findings,
                             callerFindings(_actor, _call.caller), unspeakableIn(_call.lines)})
            if (!broken.empty())
                return findings(broken);
        try
        {
            return send(foretold());
        }
        catch (const Undone& undone)
        {
            return afterLostRace(undone.answer());
        }
        catch (const DecisionUndone& undone)
        {
            return findings(undone.answer().findings);  // Found out while the live data was written.
        }
        catch (const StorageFailure& failure)
        {
            // The connection died inside COMMIT: only the database knows whether the request exists.
            if (failure.kind() == StorageFailure::Kind::unknownOutcome)
                if (auto answer = recall(*_services.storage.read()))
                    return *answer;
            throw;
        }
    }

private:
    struct Prepared
    {
        Customer customer{};
        Draft draft{};       ///< With those of its lines that are sent.
        ChangeSet others{};  ///< What stays in the draft: lines of the customer's people where an agent acts
                             ///< for them.
        Snapshot before{};
        std::optional<Request> returned;  ///< The request that the draft corrects.
        Request request{};
    };

    enum class Way {
        raise,   ///< A new request with a new ticket.
        again,   ///< The returned request, in its own ticket.
        direct,  ///< Without the helpdesk.
        inPlace  ///< By the helpdesk, in the customer's place: raised, implemented and closed at once.
    };

    struct Foretold
    {
        TicketText text{};
        Way way = Way::raise;
        TicketOf ticket{};  ///< Of the request that is sent again.
    };

    /// The ticket's text, from a first look. The connection is given back before the desk takes its own:
    /// whoever holds one while he waits for another starves all the rest.
    Foretold foretold()
    {
        auto reading = _services.storage.read();
        if (auto answer = recall(*reading))
            throw Undone(*answer);
        auto prepared = prepare(*reading, _actor, 0);
        if (wayOf(prepared) == Way::inPlace)
            markLinksSent(*reading, prepared.request);
        reading.reset();
        refuseStaffAddresses(prepared);
        if (prepared.returned && ticketIsCancelled(_services, *prepared.returned))
            throw Undone(only(Outcome::ticketCancelled));
        Foretold foretold{textOf(prepared), wayOf(prepared), {prepared.request.id, prepared.request.ticket}};
        foretold.text.decided = foretold.way == Way::inPlace;
        return foretold;
    }

    /// Only here: inside the transaction nobody may be asked. Whoever becomes staff in between, writing finds
    /// out.
    void refuseStaffAddresses(const Prepared& prepared) const
    {
        Findings broken;
        findStaffAddresses(prepared.draft.changes, prepared.before, _services, broken);
        if (!broken.empty())
            throw Undone(findings(std::move(broken)));
    }

    [[nodiscard]] Way wayOf(const Prepared& prepared) const
    {
        if (_actor.onBehalf)
            return Way::inPlace;
        if (prepared.returned)
            return Way::again;
        return SubmitRequest::direct(prepared.draft.changes, _policy) ? Way::direct : Way::raise;
    }

    Result send(const Foretold& foretold)
    {
        Result result;
        const auto work = [&](DeskWork& desk) { result = store(desk, foretold.way); };
        switch (foretold.way)
        {
        case Way::raise:
        case Way::inPlace: _services.desk.raise(_actor, _call.customer, foretold.text, work); break;
        case Way::again:
            _services.desk.move(_actor, foretold.ticket, TicketMove::reopened, foretold.text.text, work);
            break;
        case Way::direct: _services.inDesk(work); break;
        }
        return result;
    }

    static std::optional<Result> verdict(const Actor& actor)
    {
        switch (authorise(actor, Act::manageContacts))
        {
        case Verdict::allowed: return std::nullopt;
        case Verdict::forbidden: return only(Outcome::forbidden);
        case Verdict::unknown: break;
        }
        return only(Outcome::unknown);
    }

    std::optional<Result> recall(UnitOfWork& work)
    {
        if (_key.empty())
            return std::nullopt;
        const auto answer = work.idempotency().find(_actor.account, _key);
        return answer ? std::optional(recalled(*answer, _hash)) : std::nullopt;
    }

    /// A double click loses the race against itself: then the answer of the first is the answer.
    Result afterLostRace(const Result& lost)
    {
        // Whatever a look between two statements of the winner saw, be it a draft without lines: the key
        // decides.
        if (lost.outcome != Outcome::repeated && lost.outcome != Outcome::keyReused)
            if (auto answer = recall(*_services.storage.read()))
                return *answer;
        return lost;
    }

    /// Everything that can be wrong, in the order in which a person wants to hear it. Throws Undone.
    Prepared prepare(UnitOfWork& work, const Actor& requester, std::uint64_t ticket)
    {
        Prepared prepared;
        const auto head = work.customers().head(_call.customer);
        if (!head)
            throw Undone(only(Outcome::unknown));
        prepared.customer = head->customer;
        prepared.returned = returnedOne(work, head->openRequest);
        if (prepared.returned && requester.onBehalf)
            throw Undone(only(Outcome::requestWaiting));
        if (_call.lines.empty())
            takeDraft(work, requester, prepared);
        else
            prepared.draft.changes = signedLines(_call.lines, requester);
        if (prepared.draft.changes.empty())
        {
            // Its lines may have gone into somebody else's request since the first look.
            const auto later = work.customers().head(_call.customer);
            const bool gone = later && later->openRequest != head->openRequest;
            throw Undone(only(gone ? Outcome::requestWaiting : Outcome::empty));
        }
        prepared.before = loadSnapshot(work, prepared.customer, prepared.draft.changes, *_catalogue);
        if (auto waiting = waitingForOthers(prepared.draft.changes, prepared.others); !waiting.empty())
            throw Undone(findings(std::move(waiting)));
        auto broken =
            validate(prepared.before, prepared.draft.changes, requester, *_catalogue, _policy.limits);
        if (anyError(broken))
            throw Undone(findings(std::move(broken)));
        prepared.request = requestFrom(prepared, requester, ticket);
        return prepared;
    }

    void takeDraft(UnitOfWork& work, const Actor& requester, Prepared& prepared) const
    {
        prepared.draft = work.drafts().find(_call.customer);
        prepared.draft.customer = _call.customer;
        if (prepared.draft.version != _call.draftVersion)
            throw Undone(only(Outcome::changedMeanwhile));
        if (requester.onBehalf)
            prepared.others = takeOthers(prepared.draft.changes);
    }

    /// Throws Undone while the open request waits for the helpdesk.
    static std::optional<Request> returnedOne(UnitOfWork& work, RequestId open)
    {
        if (!open)
            return std::nullopt;
        auto request = work.requests().find(open);
        if (!request || !next(request->state, RequestAct::resubmit))
            throw Undone(only(Outcome::requestWaiting));
        return request;
    }

    /// Whoever sends a correction stands for it; what he does not say again stays said.
    Request requestFrom(const Prepared& prepared, const Actor& requester, std::uint64_t ticket) const
    {
        auto request = prepared.returned.value_or(Request{});
        const auto reason = messageFrom(_call.reason, "reason").lines;
        request.state = RequestState::submitted;
        request.customer = _call.customer;
        request.requester = requester.onBehalf ? ContactId{} : requester.contact;
        request.caller = oneLine(_call.caller).value_or("");
        request.requesterAccount = requester.account;
        request.requesterName = requester.name;
        if (!reason.empty() || !prepared.returned)
            request.reason = reason;
        request.answered = prepared.returned && !reason.empty();
        request.submittedAt = _services.clock.now();
        request.decidedAt = {};
        request.decidedBy.clear();
        if (!prepared.returned)
            request.ticket = ticket;
        request.changes = prepared.draft.changes;
        for (auto& line : request.changes)
        {
            // From here on the people as they are now say what was seen (`then`).
            line.writtenAt = {};
            line.seen.clear();
        }
        request.unchanged =
            prepared.returned && correctionsBetween(prepared.returned->changes, request.changes).none();
        request.then = {};
        request.then.kind = prepared.before.kind;
        request.then.people = prepared.before.people;
        return request;
    }

    TicketText textOf(const Prepared& prepared) const
    {
        return _services.ticketText(prepared.request, prepared.customer,
                                    contacts::apply(prepared.draft.changes, prepared.before));
    }

    /// Inside the desk's transaction: nothing read outside of it counts any more.
    Result store(DeskWork& desk, Way way)
    {
        auto& work = desk.work;
        const bool takesEffect = way == Way::direct || way == Way::inPlace;
        if (!takesEffect)
            work.customers().hold(_call.customer);
        else if (!work.customers().touch(_call.customer))
            throw Undone(only(Outcome::unknown));
        if (auto answer = recall(work))
            throw Undone(*answer);
        _catalogue = heldCatalogue(work, _services);
        const auto requester = inTheirPlace(work, asStored(work, _actor, _call.customer, *_catalogue),
                                            _call.customer, _policy.decideOwnRequests);
        if (auto refused = verdict(requester))
            throw Undone(*refused);
        if (requester.onBehalf && !stillOfTheStaff(desk.accounts, _actor))
            throw Undone(only(Outcome::unknown));

        if (takesEffect)
            holdNamed(work, _call.lines.empty() ? work.drafts().find(_call.customer).changes : _call.lines);
        auto prepared = prepare(work, requester, desk.ticket);
        if (wayOf(prepared) != way || requester.onBehalf != _actor.onBehalf)
            throw Undone(only(Outcome::changedMeanwhile));
        write(work, prepared.request, way);
        desk.stored = prepared.request.id;
        auditRequest(work, requester, prepared.request, prepared.request.submittedAt);
        if (takesEffect)
            takeEffect(desk, prepared, requester);
        else
            RequestMails(work, prepared.request, _policy, prepared.request.submittedAt).raised();
        if (_call.lines.empty())
        {
            if (!leaveDraft(work, prepared.draft, prepared.others))
                throw Undone(only(Outcome::changedMeanwhile));
            if (way == Way::inPlace)
                work.directory().rememberCaller(_actor.account, _call.customer, "");
        }

        Result result;
        result.request = prepared.request.id;
        result.state = prepared.request.state;
        result.ticket = prepared.request.ticket;
        result.again = way == Way::again;
        remember(work, result);
        return result;
    }

    /// Asked and done in one breath: the same two steps as ever, with nobody between them.
    void takeEffect(DeskWork& desk, Prepared& prepared, const Actor& requester)
    {
        auto& request = prepared.request;
        request.state = RequestState::implemented;
        for (auto& line : request.changes)
            line.outcome = LineOutcome::implemented;
        markLinksSent(desk.work, request, &desk.accounts);
        storeEnding(desk.work, requester, request, request.submittedAt);
        RequestMails mails(desk.work, request, _policy, request.submittedAt);
        Implementation(desk, request, requester, mails, {_services, *_catalogue, _policy})
            .write(prepared.before, contacts::apply(request.changes, prepared.before), request.changes);
        if (request.onBehalf())
            mails.doneForThem(requester, *_catalogue);
        else
            mails.tookEffect(requester, *_catalogue);
        tellSuggesters(desk.work, request, request.submittedAt);
    }

    /// A new request gets its id here.
    static void write(UnitOfWork& work, Request& request, Way way)
    {
        if (way == Way::again)
        {
            if (!work.requests().resubmit(request))
                throw Undone(only(Outcome::changedMeanwhile));
            return;
        }
        const auto id = work.requests().add(request);
        if (!id)
            throw Undone(only(Outcome::requestWaiting));
        request.id = *id;
    }

    void remember(UnitOfWork& work, const Result& result)
    {
        if (_key.empty())
            return;
        const auto answer = remembered(result, _hash);
        if (!work.idempotency().put(_actor.account, _key, answer, _services.clock.now()))
            throw Undone(only(Outcome::requestWaiting));
    }

    Services& _services;
    const Actor& _actor;
    const SubmitRequest::Call& _call;
    const Policy _policy;
    std::shared_ptr<const Catalogue> _catalogue;  ///< Inside the transaction the one that is stored.
    const std::string _hash;
    const std::string _key;
};

}  // namespace


bool SubmitRequest::direct(const ChangeSet& lines, const Policy& policy)
{
    return std::all_of(lines.begin(), lines.end(),
                       [&](const Change& line) { return policy.directKinds.contains(line.kind); });
}


Result SubmitRequest::operator()(const Actor& actor, const Call& call) const
{
    return Submission(_services, actor, call).run();
}

}  // namespace contacts
