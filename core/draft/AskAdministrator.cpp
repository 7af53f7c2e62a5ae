#include "core/draft/AskAdministrator.h"

#include "core/Message.h"
#include "core/RolledBack.h"
#include "core/account/PortalUse.h"
#include "core/changes/Cells.h"
#include "core/changes/Spelling.h"
#include "core/contacts/Administrators.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/draft/SuggestionNews.h"
#include "core/draft/TakenSuggestions.h"
#include "core/rules/Rules.h"

#include <algorithm>
#include <iterator>

namespace contacts {

namespace {

using Outcome = AskAdministrator::Outcome;
using Result = AskAdministrator::Result;
using Undone = RolledBack<Result>;


Outcome outcomeOf(Verdict verdict)
{
    return verdict == Verdict::forbidden ? Outcome::forbidden : Outcome::unknown;
}


/// What he hears of the draft and of the open request: his own lines.
std::optional<AskAdministrator::Taken> takenOf(UnitOfWork& work, CustomerId customer, ContactId himself)
{
    auto lines = suggestedBy(himself, work.drafts().find(customer).changes);
    bool requested = false;
    if (lines.empty())
        if (const auto head = work.customers().head(customer); head && head->openRequest)
            if (const auto request = work.requests().find(head->openRequest))
            {
                lines = suggestedBy(himself, request->changes);
                requested = true;
            }
    if (lines.empty())
        return std::nullopt;
    AskAdministrator::Taken taken{suggestionOf(lines), lines.front().authorName, requested};
    taken.wish.customer = customer;
    taken.wish.contact = himself;
    return taken;
}


std::set<RoleKey, std::less<>> beyondAll(UnitOfWork& work, CustomerId customer, const Catalogue& catalogue)
{
    const auto administrators = administratorsOf(work, customer, catalogue);
    std::set<RoleKey, std::less<>> beyond;
    for (const auto& role : catalogue.roles())
        if (!administrators.empty() &&
            std::all_of(administrators.begin(), administrators.end(), [&](const Contact& each) {
                const auto permissions = catalogue.permissionsOf(each.person.roles);
                Actor asking;
                asking.permissions = {permissions.begin(), permissions.end()};
                return isAbove(role, asking);
            }))
            beyond.insert(role.key);
    return beyond;
}


bool anybodyElse(UnitOfWork& work, CustomerId customer, const Actor& actor, const Catalogue& catalogue)
{
    const auto able = administratorsWhoLogIn(work, customer, catalogue);
    return std::any_of(able.begin(), able.end(),
                       [&](const Contact& each) { return each.id != actor.contact; });
}


/// Himself at that customer. Deactivated, or without a role: he has no way in, so there is no such page
/// either.
AskAdministrator::View viewOf(UnitOfWork& work, const Actor& actor, CustomerId id, const Catalogue& catalogue)
{
    const auto customer = work.customers().find(id);
    auto himself = customer ? work.contacts().find(id, actor.contact) : std::nullopt;
    if (!himself || himself->account != actor.account || !usesPortal(himself->person))
        throw Undone({Outcome::unknown, {}, {}});
    auto waiting = work.suggestions().find(id, actor.contact);
    auto declined = waiting ? std::nullopt : lastDeclined(work, id, actor.contact);
    return {*customer,
            std::move(*himself),
            std::move(waiting),
            takenOf(work, id, actor.contact),
            std::move(declined),
            beyondAll(work, id, catalogue),
            anybodyElse(work, id, actor, catalogue)};
}


bool mayBeSuggested(ChangeKind kind)
{
    return kind == ChangeKind::grantRole || kind == ChangeKind::revokeRole || kind == ChangeKind::promote ||
           kind == ChangeKind::setDepartment || kind == ChangeKind::setSeesAllRequests;
}


Finding finding(std::string rule, const Change& line, std::string field = {})
{
    return {std::move(rule), Severity::error, line.id, line.person.text(), std::move(field), {}};
}


/// Lines that are none, or not about himself: a foreign contact reads as one that never was.
Findings strangersOf(const ChangeSet& lines, ContactId himself)
{
    Findings findings;
    for (const auto& line : lines)
        if (auto flaw = unspeakable(line))
            findings.push_back(std::move(*flaw));
        else if (line.person != PersonKey{himself, {}})
            findings.push_back({"unknown-person",
                                Severity::error,
                                line.id,
                                line.person.text(),
                                "",
                                {{"person", line.person.text()}}});
        else if (!mayBeSuggested(line.kind))
            findings.push_back(finding("not-to-be-suggested", line));
    return findings;
}


/// Whether the customer as a whole and whoever held a primary role come out right is the administrators'
/// care: he cannot know it.
bool concernsHimself(const Finding& finding, const std::string& himself)
{
    constexpr std::string_view others[] = {"required-role-vacant", "last-administrator", "live-data-changed"};
    return finding.change != 0 && finding.severity == Severity::error &&
           (finding.person.empty() || finding.person == himself) &&
           std::find(std::begin(others), std::end(others), finding.rule) == std::end(others);
}


/// One proposal inside its transaction.
class Proposal
{
public:
    Proposal(UnitOfWork& work, const Actor& actor, CustomerId customer, Services& services)
        : _work(work),
          _actor(actor),
          _services(services),
          _view(viewOf(work, actor, customer, *services.catalogue()))
    {
    }

    Result put(ChangeSet lines, const std::string& note)
    {
        auto wish = judged(std::move(lines), note);
        if (_view.waiting && _view.waiting->sameWish(wish))
            return {Outcome::unchanged, std::move(_view), {}};
        const auto bucket = "suggest/" + wish.customer.text() + "/" + wish.contact.text();
        if (_work.door().pass(bucket, wish.writtenAt, std::chrono::hours(1)) > AskAdministrator::mostInAnHour)
            throw Undone({Outcome::tooMany, std::move(_view), {}});
        _work.suggestions().put(wish);
        SuggestionNews(_work, wish, _actor).asked(*_services.catalogue());
        _view.waiting = std::move(wish);
        return {Outcome::done, std::move(_view), {}};
    }

private:
    Suggestion judged(ChangeSet lines, const std::string& note) const
    {
        const auto policy = _services.policy();
        const auto catalogue = _services.catalogue();
        std::uint32_t place = 0;
        for (auto& line : lines)
            line.id = ++place;
        if (lines.size() > policy.limits.lines)
            lines.resize(policy.limits.lines + 1);
        auto findings = strangersOf(lines, _view.himself.id);
        if (!findings.empty())
            refuse(std::move(findings));
        const auto live = loadSnapshot(_work, _view.customer, lines, *catalogue);
        for (auto& line : lines)
            line = spelled(std::move(line), live);
        Actor judge;
        judge.agent = true;
        findings = validate(live, lines, judge, *catalogue, policy.limits);
        std::erase_if(findings,
                      [&](const Finding& each) { return !concernsHimself(each, _view.himself.id.text()); });
        for (const auto& line : lines)
            if (line.kind != ChangeKind::revokeRole && _view.beyond.contains(line.role))
            {
                findings.push_back(finding("role-above-administrators", line, "role:" + line.role));
                findings.back().facts = {{"role", line.role}};
            }
        auto message = messageFrom(note, "note", AskAdministrator::longestNote);
        std::move(message.findings.begin(), message.findings.end(), std::back_inserter(findings));
        std::erase_if(lines, [&](const Change& line) { return cells::saysNothing(line, live); });
        if (findings.empty() && lines.empty())
            findings.push_back({"nothing-suggested", Severity::error, 0, "", "", {}});
        if (!findings.empty())
            refuse(std::move(findings));
        return wishOf(lines, std::move(message.lines));
    }

    Suggestion wishOf(const ChangeSet& lines, std::string note) const
    {
        auto wish = suggestionOf(lines);
        wish.customer = _view.customer.id;
        wish.contact = _view.himself.id;
        wish.note = std::move(note);
        wish.writtenAt = _services.clock.now();
        return wish;
    }

    [[noreturn]] void refuse(Findings findings) const
    {
        throw Undone({Outcome::refused, _view, std::move(findings)});
    }

    UnitOfWork& _work;
    const Actor& _actor;
    Services& _services;
    AskAdministrator::View _view;
};


Result inOne(Services& services, const Actor& actor, CustomerId customer,
             const std::function<Result(UnitOfWork&)>& act)
{
    if (const auto verdict = authorise(actor, Act::suggest); verdict != Verdict::allowed)
        return {outcomeOf(verdict), {}, {}};
    Result result;
    try
    {
        services.storage.inOne([&](UnitOfWork& work) {
            work.customers().hold(customer);
            result = act(work);
        });
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
    return result;
}

}  // namespace


Result AskAdministrator::see(const Actor& actor, CustomerId customer) const
{
    if (const auto verdict = authorise(actor, Act::suggest); verdict != Verdict::allowed)
        return {outcomeOf(verdict), {}, {}};
    try
    {
        return {
            Outcome::done, viewOf(*_services.storage.read(), actor, customer, *_services.catalogue()), {}};
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
}


Result AskAdministrator::propose(const Actor& actor, CustomerId customer, const ChangeSet& lines,
                                 const std::string& note) const
{
    return inOne(_services, actor, customer, [&](UnitOfWork& work) {
        return Proposal(work, actor, customer, _services).put(lines, note);
    });
}


Result AskAdministrator::withdraw(const Actor& actor, CustomerId customer) const
{
    return inOne(_services, actor, customer, [&](UnitOfWork& work) -> Result {
        auto view = viewOf(work, actor, customer, *_services.catalogue());
        if (!view.waiting)
            return {Outcome::unchanged, std::move(view), {}};
        auto gone = std::move(*view.waiting);
        view.waiting.reset();
        (void)work.suggestions().remove(customer, gone.contact);
        SuggestionNews(work, gone, actor).withdrawn(_services.clock.now());
        return {Outcome::done, std::move(view), {}};
    });
}

}  // namespace contacts
