#include "core/EditDraft.h"

#include "core/Cells.h"
#include "core/LoadSnapshot.h"
#include "core/RolledBack.h"
#include "core/Spelling.h"

#include <algorithm>

namespace contacts {

namespace {

using Outcome = EditDraft::Outcome;
using Result = EditDraft::Result;
using Undone = RolledBack<Result>;


Outcome outcomeOf(Verdict verdict)
{
    return verdict == Verdict::forbidden ? Outcome::forbidden : Outcome::unknown;
}


/// Lines that are no lines: the caller is mistaken, not the person in front of the form.
bool structural(const Finding& finding)
{
    constexpr std::string_view rules[] = {"too-many-lines", "unknown-person", "unknown-field",
                                          "unknown-value", "unknown-role"};
    return std::find(std::begin(rules), std::end(rules), finding.rule) != std::end(rules);
}


bool isDetail(const Change& line)
{
    return line.kind == ChangeKind::editContact || line.kind == ChangeKind::setDepartment;
}


bool holds(const ChangeSet& set, const Change& wish)
{
    return std::any_of(set.begin(), set.end(), [&](const Change& line) { return line.sameWish(wish); });
}


bool sameWishes(const ChangeSet& one, const ChangeSet& other)
{
    return one.size() == other.size() &&
           std::all_of(one.begin(), one.end(), [&](const Change& line) { return holds(other, line); });
}


/// Who only corrects details may not touch any other line, neither to write nor to take it out.
bool touchesOnlyDetails(const ChangeSet& stored, const ChangeSet& wanted)
{
    const auto ofDetails = [](const ChangeSet& set, const ChangeSet& others) {
        return std::all_of(set.begin(), set.end(),
                           [&](const Change& line) { return isDetail(line) || holds(others, line); });
    };
    return ofDetails(stored, wanted) && ofDetails(wanted, stored);
}


/// Lines keep the number and the author they have; what is new gets the next number.
void number(ChangeSet& wanted, Draft& draft)
{
    std::set<std::uint32_t> given;
    for (auto& line : wanted)
    {
        const auto keep = [&](const auto& matches) {
            const auto found =
                std::find_if(draft.changes.begin(), draft.changes.end(), [&](const Change& stored) {
                    return matches(stored) && !given.contains(stored.id);
                });
            return found == draft.changes.end() ? nullptr : &*found;
        };
        if (const auto* same = keep([&](const Change& stored) { return stored.sameWish(line); }))
            line = *same;
        else if (const auto* cell = keep([&](const Change& stored) { return stored.sameCell(line); }))
            line.id = cell->id;
        else
            line.id = draft.nextLine++;
        given.insert(line.id);
    }
}


/// One call on one draft, inside one unit of work.
class Desktop
{
public:
    Desktop(UnitOfWork& work, const Actor& actor, CustomerId customer, Services& services)
        : _work(work),
          _actor(actor),
          _catalogue(services.catalogue()),
          _policy(services.policy()),
          _now(services.clock.now())
    {
        auto head = work.customers().head(customer);
        if (!head)
            throw Undone({Outcome::unknown, {}});
        _head = std::move(*head);
        _draft = work.drafts().find(customer);
        _draft.customer = customer;
    }

    [[nodiscard]] const Draft& draft() const noexcept { return _draft; }

    [[nodiscard]] Result view(Outcome outcome) const
    {
        Result result;
        result.outcome = outcome;
        result.view.draft = _draft;
        result.view.before = loadSnapshot(_work, _head.customer, _draft.changes, *_catalogue);
        result.view.after = contacts::apply(_draft.changes, result.view.before);
        result.view.findings =
            validate(result.view.before, _draft.changes, judge(), *_catalogue, _policy.limits);
        return result;
    }

    void refuseWhileRequestWaits() const
    {
        if (!_head.openRequest)
            return;
        const auto request = _work.requests().find(_head.openRequest);
        if (request && request->state == RequestState::submitted)
            throw Undone(view(Outcome::requestWaiting));
    }

    void refuseOtherVersion(std::uint32_t version, const ChangeSet& wanted) const
    {
        if (version != _draft.version && !sameWishes(wanted, _draft.changes))
            throw Undone(view(Outcome::changedMeanwhile));
    }

    /// `start` with every line merged in. Throws when a line is none.
    [[nodiscard]] ChangeSet merged(ChangeSet start, ChangeSet lines) const
    {
        refuseNoLines(lines);
        auto known = start;
        known.insert(known.end(), lines.begin(), lines.end());
        const auto live = loadSnapshot(_work, _head.customer, known, *_catalogue);
        const auto coming = contacts::apply(arrivals(known), live);
        auto next = _draft.nextLine;
        for (auto& line : lines)
            line = spelled(std::move(line), coming);
        refuseUnknown(live, start, lines);
        for (const auto& line : lines)
            start = merge(std::move(start), signedByActor(line), live, next++);
        return start;
    }

    /// Stores what is new. Nothing happens where nothing changes.
    void store(ChangeSet wanted)
    {
        if (!_actor.may(permission::manageContacts) && !touchesOnlyDetails(_draft.changes, wanted))
            throw Undone(view(Outcome::forbidden));
        refuseTooMany(wanted.size());
        number(wanted, _draft);
        if (sameWishes(wanted, _draft.changes))
            return;
        _draft.changes = std::move(wanted);
        _draft.savedAt = _now;
        if (!_work.drafts().write(_draft))
            throw StorageFailure(StorageFailure::Kind::again,
                                 "another line was written to the draft meanwhile");
        ++_draft.version;
    }

    void discard()
    {
        if (_draft.version == 0)
            return;
        if (!_actor.may(permission::manageContacts) && !touchesOnlyDetails(_draft.changes, {}))
            throw Undone(view(Outcome::forbidden));
        if (!_work.drafts().remove(_draft.customer, _draft.version))
            throw StorageFailure(StorageFailure::Kind::again,
                                 "another line was written to the draft meanwhile");
        const auto customer = _draft.customer;
        _draft = {};
        _draft.customer = customer;
    }

private:
    /// Who cannot send the set reads it as if its sender did: that he may not ask for roles is no mistake of
    /// the set.
    [[nodiscard]] Actor judge() const
    {
        if (_actor.may(permission::manageContacts))
            return _actor;
        Actor sender;
        sender.agent = true;
        return sender;
    }

    static ChangeSet arrivals(const ChangeSet& set)
    {
        ChangeSet lines;
        std::copy_if(set.begin(), set.end(), std::back_inserter(lines),
                     [](const Change& line) { return cells::brings(line.kind); });
        return lines;
    }

    [[nodiscard]] Change signedByActor(Change line) const
    {
        line.author = _actor.contact;
        line.authorName = _actor.name;
        line.outcome = LineOutcome::open;
        line.outcomeReason.clear();
        return line;
    }

    [[noreturn]] void refuse(Findings findings) const
    {
        auto result = view(Outcome::refused);
        result.view.findings = std::move(findings);
        throw Undone(std::move(result));
    }

    void refuseTooMany(std::size_t lines) const
    {
        const auto limit = _policy.limits.lines;
        if (lines > limit)
            refuse({{"too-many-lines",
                     Severity::error,
                     0,
                     "",
                     "",
                     {{"count", std::to_string(lines)}, {"limit", std::to_string(limit)}}}});
    }

    /// Before anything is read for them. Findings name lines by their place in the call, from 1.
    void refuseNoLines(ChangeSet& lines) const
    {
        Findings findings;
        refuseTooMany(lines.size());
        std::uint32_t place = 0;
        for (auto& line : lines)
        {
            line.id = ++place;
            if (auto finding = unspeakable(line))
                findings.push_back(std::move(*finding));
            else if (cells::brings(line.kind) && line.person.contact)
                findings.push_back({"unknown-person",
                                    Severity::error,
                                    place,
                                    line.person.text(),
                                    "",
                                    {{"person", line.person.text()}}});
        }
        if (!findings.empty())
            refuse(std::move(findings));
    }

    /// A contact of another customer is not in `live` and so looks exactly like one that never was.
    void refuseUnknown(const Snapshot& live, const ChangeSet& start, const ChangeSet& lines) const
    {
        auto probe = arrivals(start);
        for (auto& line : probe)
            line.id = 0;
        probe.insert(probe.end(), lines.begin(), lines.end());
        auto findings = validate(live, probe, judge(), *_catalogue, _policy.limits);
        std::erase_if(findings,
                      [](const Finding& finding) { return !structural(finding) || finding.change == 0; });
        if (!findings.empty())
            refuse(std::move(findings));
    }

    UnitOfWork& _work;
    const Actor& _actor;
    const std::shared_ptr<const Catalogue> _catalogue;
    const Policy _policy;
    const Time _now;
    PageHead _head{};
    Draft _draft{};
};


/// `edit` in one transaction, as often as the database asks for it.
Result inOne(Services& services, const Actor& actor, CustomerId customer,
             const std::function<void(Desktop&)>& edit)
{
    if (const auto verdict = authorise(actor, Act::editDetails); verdict != Verdict::allowed)
        return {outcomeOf(verdict), {}};
    Result result;
    try
    {
        services.storage.inOne([&](UnitOfWork& work) {
            Desktop desktop(work, actor, customer, services);
            edit(desktop);
            result = desktop.view(Outcome::done);
        });
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
    return result;
}

}  // namespace


Result EditDraft::see(const Actor& actor, CustomerId customer) const
{
    if (const auto verdict = authorise(actor, Act::seeContacts); verdict != Verdict::allowed)
        return {outcomeOf(verdict), {}};
    try
    {
        const auto work = _services.storage.read();
        return Desktop(*work, actor, customer, _services).view(Outcome::done);
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
}


Result EditDraft::replace(const Actor& actor, CustomerId customer, std::uint32_t version,
                          const ChangeSet& changes) const
{
    return inOne(_services, actor, customer, [&](Desktop& desktop) {
        desktop.refuseWhileRequestWaits();
        auto wanted = desktop.merged({}, changes);
        desktop.refuseOtherVersion(version, wanted);
        desktop.store(std::move(wanted));
    });
}


Result EditDraft::add(const Actor& actor, CustomerId customer, const Change& line) const
{
    return add(actor, customer, ChangeSet{line});
}


Result EditDraft::add(const Actor& actor, CustomerId customer, const ChangeSet& lines) const
{
    return inOne(_services, actor, customer, [&](Desktop& desktop) {
        desktop.refuseWhileRequestWaits();
        desktop.store(desktop.merged(desktop.draft().changes, lines));
    });
}


Result EditDraft::takeBack(const Actor& actor, CustomerId customer, std::uint32_t line) const
{
    return inOne(_services, actor, customer, [&](Desktop& desktop) {
        desktop.refuseWhileRequestWaits();
        auto wanted = desktop.draft().changes;
        const auto found = std::find_if(wanted.begin(), wanted.end(),
                                        [&](const Change& change) { return change.id == line; });
        if (found == wanted.end())
            throw Undone(desktop.view(Outcome::unknown));
        const auto taken = *found;
        // With the line that brings a person go the lines about him.
        std::erase_if(wanted, [&](const Change& change) {
            return change.id == line || (cells::brings(taken.kind) && change.person == taken.person);
        });
        desktop.store(std::move(wanted));
    });
}


Result EditDraft::takeBack(const Actor& actor, CustomerId customer, const PersonKey& person) const
{
    return inOne(_services, actor, customer, [&](Desktop& desktop) {
        desktop.refuseWhileRequestWaits();
        auto wanted = desktop.draft().changes;
        std::erase_if(wanted, [&](const Change& change) { return change.person == person; });
        desktop.store(std::move(wanted));
    });
}


Result EditDraft::discard(const Actor& actor, CustomerId customer) const
{
    return inOne(_services, actor, customer, [&](Desktop& desktop) {
        desktop.refuseWhileRequestWaits();
        desktop.discard();
    });
}

}  // namespace contacts
