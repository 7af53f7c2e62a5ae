#include "core/draft/DraftInHand.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/changes/Spelling.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/draft/TakenSuggestions.h"
#include "core/history/Audit.h"
#include "core/text/JsonText.h"

#include <algorithm>

namespace contacts {

namespace {

/// Lines that are no lines: the caller is mistaken, not the person in front of the form.
bool structural(const Finding& finding)
{
    constexpr std::string_view rules[] = {"too-many-lines", "unknown-person", "unknown-field",
                                          "unknown-value", "unknown-role"};
    return std::find(std::begin(rules), std::end(rules), finding.rule) != std::end(rules);
}


bool holds(const ChangeSet& set, const Change& wish)
{
    return std::any_of(set.begin(), set.end(), [&](const Change& line) { return line.sameWish(wish); });
}


bool sameSight(const ChangeSet& one, const ChangeSet& other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Change& left, const Change& right) {
                          return left.seen == right.seen && left.suggested == right.suggested;
                      });
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
        const auto same = [&](const Change& stored) {
            return stored.sameWish(line) && stored.seen == line.seen;
        };
        if (const auto* kept = keep(same))
        {
            const bool suggested = line.suggested || kept->suggested;
            line = *kept;
            line.suggested = suggested;
        }
        else if (const auto* cell = keep([&](const Change& stored) { return stored.sameCell(line); }))
        {
            line.id = cell->id;
            line.suggested =
                line.suggested || (cell->suggested && cell->kind == line.kind && cell->person == line.person);
        }
        else
            line.id = draft.nextLine++;
        given.insert(line.id);
    }
}


ChangeSet arrivals(const ChangeSet& set)
{
    ChangeSet lines;
    std::copy_if(set.begin(), set.end(), std::back_inserter(lines),
                 [](const Change& line) { return cells::brings(line.kind); });
    return lines;
}


OpenDraft opened(UnitOfWork& work, CustomerId customer)
{
    auto open = work.drafts().open(customer);
    if (!open)
        throw DraftInHand::Undone({DraftInHand::Outcome::unknown, {}});
    return std::move(*open);
}


[[noreturn]] void overtaken()
{
    throw StorageFailure(StorageFailure::Kind::again, "another line was written to the draft meanwhile");
}

}  // namespace


DraftInHand::DraftInHand(UnitOfWork& work, const Actor& actor, CustomerId customer, Services& services)
    : _work(work),
      _actor(actor),
      _catalogue(services.catalogue()),
      _policy(services.policy()),
      _now(services.clock.now()),
      _open(opened(work, customer)),
      _draft(_open.draft)
{
}


EditDraft::Result DraftInHand::view(Outcome outcome) const
{
    Result result;
    result.outcome = outcome;
    result.view.draft = _draft;
    result.view.before = live(_draft.changes);
    result.view.after = contacts::apply(_draft.changes, result.view.before);
    result.view.findings = validate(result.view.before, _draft.changes, judge(), *_catalogue, _policy.limits);
    return result;
}


void DraftInHand::refuseWhileRequestWaits() const
{
    if (!_open.openRequest)
        return;
    const auto request = _work.requests().find(_open.openRequest);
    // A returned one is the customer's to correct, or the helpdesk's to decide: no third way beside it.
    if (request && (request->state == RequestState::submitted || _actor.onBehalf))
        throw Undone(view(Outcome::requestWaiting));
}


void DraftInHand::refuseOtherVersion(std::uint32_t version, const ChangeSet& wanted) const
{
    if (version != _draft.version && !sameWishes(wanted, _draft.changes))
        throw Undone(view(Outcome::changedMeanwhile));
}


ChangeSet DraftInHand::merged(ChangeSet start, ChangeSet lines) const
{
    refuseNoLines(lines);
    auto known = start;
    known.insert(known.end(), lines.begin(), lines.end());
    const auto now = live(known);
    const auto coming = contacts::apply(arrivals(known), now);
    auto next = _draft.nextLine;
    for (auto& line : lines)
        line = spelled(std::move(line), coming);
    refuseUnknown(now, start, lines);
    for (auto& line : lines)
    {
        line.seen = cells::seenBy(line, now);
        start = merge(std::move(start), signedByActor(line), now, next++);
    }
    return start;
}


void DraftInHand::refuseClashes(const std::vector<Written>& written) const
{
    auto known = _draft.changes;
    for (const auto& each : written)
        known.push_back(each.line);
    auto findings = clashes(_draft.changes, written, live(known), author());
    if (findings.empty())
        return;
    auto result = view(Outcome::clash);
    result.view.findings = std::move(findings);
    throw Undone(std::move(result));
}


void DraftInHand::store(ChangeSet wanted)
{
    if (!manages() && !touchesOnlyDetails(_draft.changes, wanted))
        throw Undone(view(Outcome::forbidden));
    refuseTooMany(wanted.size());
    number(wanted, _draft);
    if (sameWishes(wanted, _draft.changes) && sameSight(wanted, _draft.changes))
        return;
    suggestionsWaitAgain(_work, _actor, _draft.customer, suggestionsLost(_draft.changes, wanted), _now);
    _draft.changes = std::move(wanted);
    _draft.savedAt = _now;
    _draft.returned = _open.openRequest;  // Who is here while one is open corrects it.
    const auto version = _work.drafts().write(_draft);
    if (!version)
        overtaken();
    _draft.version = *version;
}


void DraftInHand::discard()
{
    if (_draft.version == 0)
        return;
    if (!manages() && !touchesOnlyDetails(_draft.changes, {}))
        throw Undone(view(Outcome::forbidden));
    _work.customers().hold(_draft.customer);
    ChangeSet others;
    if (_actor.onBehalf)
        std::copy_if(_draft.changes.begin(), _draft.changes.end(), std::back_inserter(others),
                     [](const Change& line) { return bool(line.author); });
    noteDiscarded(_draft.changes.size() - others.size());
    if (!others.empty())
        return store(std::move(others));
    suggestionsWaitAgain(_work, _actor, _draft.customer, _draft.changes, _now);
    if (!_work.drafts().remove(_draft.customer, _draft.version))
        overtaken();
    const auto customer = _draft.customer;
    _draft = {};
    _draft.customer = customer;
}


void DraftInHand::noteDiscarded(std::size_t lines)
{
    if (lines == 0)
        return;
    JsonText facts;
    facts.beginObject();
    facts.member("lines", lines);
    facts.endObject();
    audit(_work, _draft.customer, _actor, std::string(discardedAct), "draft", facts.take(), _now);
}


const Snapshot& DraftInHand::live(const ChangeSet& lines) const
{
    const bool covered = !_read.empty() && std::all_of(lines.begin(), lines.end(), [&](const Change& line) {
        return holds(_read, line);
    });
    if (!covered)
    {
        _live = loadSnapshot(_work, _open.customer, _open.activeHolders, lines, *_catalogue);
        _read = lines;
    }
    return _live;
}


Actor DraftInHand::judge() const
{
    if (manages())
        return _actor;
    Actor sender;
    sender.agent = true;
    return sender;
}


bool DraftInHand::manages() const
{
    return authorise(_actor, Act::manageContacts) == Verdict::allowed;
}


/// Nobody of the customer where somebody acts in his place, wherever else he may be a contact.
Author DraftInHand::author() const
{
    return {_actor.onBehalf ? ContactId{} : _actor.contact, _actor.name};
}


Change DraftInHand::signedByActor(Change line) const
{
    const auto who = author();
    line.author = who.contact;
    line.authorName = who.name;
    line.writtenAt = _now;
    line.outcome = LineOutcome::open;
    line.outcomeReason.clear();
    return line;
}


void DraftInHand::refuse(Findings findings) const
{
    auto result = view(Outcome::refused);
    result.view.findings = std::move(findings);
    throw Undone(std::move(result));
}


void DraftInHand::refuseTooMany(std::size_t lines) const
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


void DraftInHand::refuseNoLines(ChangeSet& lines) const
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


void DraftInHand::refuseUnknown(const Snapshot& live, const ChangeSet& start, const ChangeSet& lines) const
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

}  // namespace contacts
