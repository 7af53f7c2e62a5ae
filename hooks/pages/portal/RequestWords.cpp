#include "hooks/pages/portal/RequestWords.h"

#include "core/request/SubmitRequest.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/LineAuthors.h"

#include <algorithm>

namespace contacts {

namespace {

using templates::View;


/// Several people wrote the set, or somebody else did: then every line says who.
bool shared(const Visit& visit, const ChangeSet& changes)
{
    return std::any_of(changes.begin(), changes.end(), [&](const Change& line) {
        return !line.authorName.empty() && line.authorName != visit.actor.name;
    });
}


View lineItem(const Visit& visit, const DescribedLine& line, Tense tense, bool authored, bool mixed)
{
    const bool decided = line.outcome != LineOutcome::open;
    const bool rejected = line.outcome == LineOutcome::rejected;
    const auto author = authored ? authorWords(visit, line.authorName, line.writtenAt) : std::string();
    return {{"look", lookOf(line.sign)},
            {"sign", signOf(line.sign)},
            {"sentence", phrase(visit.ground.words, visit.locale(), line, rejected ? Tense::asked : tense)},
            {"authored", !author.empty()},
            {"author", author},
            {"forDesk", mixed && !visit.ground.services.policy().directKinds.contains(line.kind)},
            {"decided", decided},
            {"outcomeLook", std::string(rejected ? "del" : "add")},
            {"outcome", decided ? visit.say("page.outcome." + line.result()) : std::string()},
            {"explained", !line.outcomeReason.empty()},
            {"explanation", line.outcomeReason}};
}


View personItem(const Visit& visit, const DescribedPerson& person, Tense tense, bool authored, bool mixed)
{
    View::List lines;
    for (const auto& line : person.lines)
        lines.push_back(lineItem(visit, line, tense, authored, mixed));
    const auto address = person.addressBeside();
    return {{"personName", person.name},
            {"addressed", !address.empty()},
            {"personAddress", address},
            {"personCount", countWords(visit, person)},
            {"lines", std::move(lines)}};
}

}  // namespace


View::List peopleInWords(const Visit& visit, const ChangeSet& changes, const Snapshot& before,
                         const Snapshot& after, Tense tense, bool mixed)
{
    View::List people;
    const auto catalogue = visit.ground.services.catalogue();
    const bool authored = shared(visit, changes);
    for (const auto& person : describe(changes, before, after, *catalogue, visit.locale()))
        people.push_back(personItem(visit, person, tense, authored, mixed));
    return people;
}


View::List peopleInWords(const Visit& visit, const std::vector<DescribedPerson>& people, Tense tense)
{
    View::List items;
    for (const auto& person : people)
        items.push_back(personItem(visit, person, tense, false, false));
    return items;
}


std::string countWords(const Visit& visit, const DescribedPerson& person)
{
    if (person.added)
        return visit.say("page.person.new");
    if (person.leaves)
        return visit.say("page.person.leaves");
    return visit.say("page.tag.changes", {{"count", static_cast<long long>(person.lines.size())}});
}


bool takesEffectAtOnce(const Visit& visit, const ChangeSet& changes)
{
    return !visit.actor.onBehalf && !visit.head.openRequest &&
           SubmitRequest::direct(changes, visit.ground.services.policy());
}


std::size_t forTheDesk(const Visit& visit, const ChangeSet& changes)
{
    const auto direct = visit.ground.services.policy().directKinds;
    const auto held = std::count_if(changes.begin(), changes.end(),
                                    [&](const Change& line) { return !direct.contains(line.kind); });
    const bool apart = !visit.actor.onBehalf && !visit.head.openRequest && held > 0 &&
                       static_cast<std::size_t>(held) < changes.size();
    return apart ? static_cast<std::size_t>(held) : 0;
}


std::string sendWords(const Visit& visit, const ChangeSet& changes)
{
    if (visit.actor.onBehalf)
        return visit.say("behalf.implement");
    return visit.say(takesEffectAtOnce(visit, changes) ? "page.bar.request-direct" : "page.bar.request");
}

}  // namespace contacts
