#include "core/draft/EditDraft.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/StaffAddresses.h"
#include "core/draft/DraftInHand.h"

#include <algorithm>

namespace contacts {

namespace {

using Outcome = EditDraft::Outcome;
using Result = EditDraft::Result;
using Undone = DraftInHand::Undone;


Outcome outcomeOf(Verdict verdict)
{
    return verdict == Verdict::forbidden ? Outcome::forbidden : Outcome::unknown;
}


/// What storage alone does not know; after the transaction.
Result withStaffAddresses(Result result, const Services& services)
{
    auto& view = result.view;
    findStaffAddresses(view.draft.changes, view.before, services, view.findings);
    return result;
}


/// `edit` in one transaction, as often as the database asks for it.
Result inOne(Services& services, const Actor& actor, CustomerId customer,
             const std::function<void(DraftInHand&)>& edit)
{
    if (const auto verdict = authorise(actor, Act::editDetails); verdict != Verdict::allowed)
        return {outcomeOf(verdict), {}};
    Result result;
    try
    {
        services.storage.inOne([&](UnitOfWork& work) {
            DraftInHand draft(work, actor, customer, services);
            edit(draft);
            result = draft.view(Outcome::done);
        });
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
    return withStaffAddresses(std::move(result), services);
}

}  // namespace


Result EditDraft::see(const Actor& actor, CustomerId customer) const
{
    if (const auto verdict = authorise(actor, Act::seeDraft); verdict != Verdict::allowed)
        return {outcomeOf(verdict), {}};
    try
    {
        auto work = _services.storage.read();
        auto result = DraftInHand(*work, actor, customer, _services).view(Outcome::done);
        work.reset();
        return withStaffAddresses(std::move(result), _services);
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
}


Result EditDraft::seeOwn(const Actor& actor, CustomerId customer) const
{
    auto result = see(actor, customer);
    if (!actor.onBehalf || result.outcome != Outcome::done)
        return result;
    auto& lines = result.view.draft.changes;
    std::erase_if(lines, [](const Change& line) { return bool(line.author); });
    auto work = _services.storage.read();
    const auto found = work->customers().find(customer);
    if (!found)
        return {Outcome::unknown, {}};
    const auto catalogue = _services.catalogue();
    result.view.before = loadSnapshot(*work, *found, lines, *catalogue);
    result.view.after = contacts::apply(lines, result.view.before);
    result.view.findings = validate(result.view.before, lines, actor, *catalogue, _services.policy().limits);
    work.reset();
    return withStaffAddresses(std::move(result), _services);
}


Result EditDraft::replace(const Actor& actor, CustomerId customer, std::uint32_t version,
                          const ChangeSet& changes) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        auto wanted = draft.merged({}, changes);
        draft.refuseOtherVersion(version, wanted);
        if (version == draft.draft().version)
            draft.store(std::move(wanted));
    });
}


Result EditDraft::add(const Actor& actor, CustomerId customer, const Change& line) const
{
    return add(actor, customer, ChangeSet{line});
}


Result EditDraft::add(const Actor& actor, CustomerId customer, const ChangeSet& lines) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        draft.store(draft.merged(draft.draft().changes, lines));
    });
}


Result EditDraft::add(const Actor& actor, CustomerId customer, const std::vector<Written>& written) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        ChangeSet lines;
        for (const auto& each : written)
            lines.push_back(each.line);
        auto wanted = draft.merged(draft.draft().changes, std::move(lines));
        draft.refuseClashes(written);
        draft.store(std::move(wanted));
    });
}


Result EditDraft::confirm(const Actor& actor, CustomerId customer, std::uint32_t line) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        const auto& changes = draft.draft().changes;
        const auto found = std::find_if(changes.begin(), changes.end(),
                                        [&](const Change& change) { return change.id == line; });
        if (found == changes.end())
            throw Undone(draft.view(Outcome::unknown));
        draft.store(draft.merged(changes, {*found}));
    });
}


Result EditDraft::takeBack(const Actor& actor, CustomerId customer, std::uint32_t line) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        auto wanted = draft.draft().changes;
        const auto found = std::find_if(wanted.begin(), wanted.end(),
                                        [&](const Change& change) { return change.id == line; });
        if (found == wanted.end())
            throw Undone(draft.view(Outcome::unknown));
        const auto taken = *found;
        // With the line that brings a person go the lines about him.
        std::erase_if(wanted, [&](const Change& change) {
            return change.id == line || (cells::brings(taken.kind) && change.person == taken.person);
        });
        draft.store(std::move(wanted));
    });
}


Result EditDraft::takeBack(const Actor& actor, CustomerId customer, const PersonKey& person) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        auto wanted = draft.draft().changes;
        std::erase_if(wanted, [&](const Change& change) { return change.person == person; });
        draft.store(std::move(wanted));
    });
}


Result EditDraft::discard(const Actor& actor, CustomerId customer) const
{
    return inOne(_services, actor, customer, [&](DraftInHand& draft) {
        draft.refuseWhileRequestWaits();
        draft.discard();
    });
}

}  // namespace contacts
