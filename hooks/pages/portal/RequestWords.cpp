#include "hooks/pages/portal/RequestWords.h"

#include "hooks/pages/Phrases.h"

namespace contacts {

namespace {

using templates::View;


View lineItem(const Visit& visit, const DescribedLine& line, Tense tense)
{
    using Sign = DescribedLine::Sign;
    const bool rejected = line.outcome == LineOutcome::rejected;
    const auto author = line.authorName.empty() ? std::string()
                                                : visit.say("page.request.author",
                                                            {{"person", std::string_view(line.authorName)}});
    return {{"look", std::string(line.sign == Sign::add   ? "add"
                                 : line.sign == Sign::del ? "del"
                                                          : "edit")},
            {"sign", std::string(line.sign == Sign::add   ? "+"
                                 : line.sign == Sign::del ? "−"
                                                          : "~")},
            {"sentence", phrase(visit.ground.words, visit.locale(), line, rejected ? Tense::asked : tense)},
            {"authored", !author.empty() && line.authorName != visit.actor.name},
            {"author", author},
            {"decided", line.outcome != LineOutcome::open},
            {"outcomeLook", std::string(rejected ? "del" : "add")},
            {"outcome", visit.say(rejected ? "page.outcome.rejected" : "page.outcome.implemented")},
            {"explained", !line.outcomeReason.empty()},
            {"explanation", line.outcomeReason}};
}

}  // namespace


View::List peopleInWords(const Visit& visit, const ChangeSet& changes, const Snapshot& before,
                         const Snapshot& after, Tense tense)
{
    View::List people;
    const auto catalogue = visit.ground.services.catalogue();
    for (const auto& person : describe(changes, before, after, *catalogue, visit.locale()))
    {
        View::List lines;
        for (const auto& line : person.lines)
            lines.push_back(lineItem(visit, line, tense));
        people.push_back({{"personName", person.name},
                          {"personCount", countWords(visit, person)},
                          {"lines", std::move(lines)}});
    }
    return people;
}


std::string countWords(const Visit& visit, const DescribedPerson& person)
{
    if (person.added)
        return visit.say("page.person.new");
    if (person.leaves)
        return visit.say("page.person.leaves");
    return visit.say("page.tag.changes", {{"count", static_cast<long long>(person.lines.size())}});
}

}  // namespace contacts
