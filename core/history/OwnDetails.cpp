#include "core/history/OwnDetails.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/text/JsonText.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr Field everyField[] = {Field::title, Field::firstName, Field::lastName, Field::phone, Field::locale};


DescribedLine unsaid(Field field)
{
    DescribedLine line;
    line.kind = ChangeKind::editContact;
    line.key = "change.imported.field";
    line.arguments = {{"field", std::string(wordOf(field))}};
    return line;
}


DescribedLine said(Field field, const Difference& difference, const Catalogue& catalogue,
                   std::string_view locale)
{
    const PersonKey himself{{}, "himself"};
    Change change;
    change.kind = ChangeKind::editContact;
    change.person = himself;
    change.field = field;
    change.value = difference.before;
    Snapshot before;
    cells::write(change, before.people[himself]);
    change.value = difference.after;
    const ChangeSet lines{change};
    return describe(lines, before, apply(lines, before), catalogue, locale).front().lines.front();
}

}  // namespace


std::string ownDetailsFacts(const ChangeSet& lines)
{
    JsonText facts;
    facts.beginObject();
    facts.name("fields");
    facts.beginArray();
    for (const auto& line : lines)
        facts.text(wordOf(line.field));
    facts.endArray();
    facts.endObject();
    return facts.take();
}


std::string ownDetailsValues(const ChangeSet& lines, const Person& before, const Person& after)
{
    std::vector<Difference> values;
    for (const auto& line : lines)
        values.push_back({std::string(wordOf(line.field)), cells::fieldOf(before, line.field),
                          cells::fieldOf(after, line.field)});
    return factsOf(values);
}


std::vector<Difference> ownDetailsIn(std::string_view facts, std::string_view values)
{
    std::vector<Difference> all;
    const auto kept = differencesIn(values);
    for (const auto field : everyField)
    {
        const std::string word(wordOf(field));
        // The facts are under the chain's hash: they say which fields, whatever stands beside them.
        if (facts.find('"' + word + '"') == std::string_view::npos)
            continue;
        const auto found = std::find_if(kept.begin(), kept.end(),
                                        [&](const Difference& each) { return each.field == word; });
        all.push_back(found == kept.end() ? Difference{word, {}, {}} : *found);
    }
    return all;
}


std::vector<DescribedLine> describeOwnDetails(const std::vector<Difference>& differences,
                                              const Catalogue& catalogue, std::string_view locale)
{
    std::vector<DescribedLine> lines;
    for (const auto& each : differences)
        if (const auto field = fieldFrom(each.field))
            lines.push_back(each.before.empty() && each.after.empty()
                                ? unsaid(*field)
                                : said(*field, each, catalogue, locale));
    return lines;
}

}  // namespace contacts
