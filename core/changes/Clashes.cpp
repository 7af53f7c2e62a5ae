#include "core/changes/Clashes.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/changes/Spelling.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

bool bringsOrEnds(ChangeKind kind)
{
    return cells::brings(kind) || kind == ChangeKind::removeContact;
}


/// Who promotes replaces the line of a third person: where he did not see it, not even his own goes unsaid.
bool unseen(const Change& stored, const Change& line, const Author& author)
{
    const bool about = stored.sameCell(line) || (stored.person == line.person && bringsOrEnds(stored.kind));
    const bool ofAThird = line.kind == ChangeKind::promote && stored.person != line.person;
    return about && (ofAThird || !author.wrote(stored));
}


const Change* lineUnseen(const ChangeSet& draft, const Change& line, const Author& author)
{
    const auto found = std::find_if(draft.begin(), draft.end(),
                                    [&](const Change& stored) { return unseen(stored, line, author); });
    return found == draft.end() ? nullptr : &*found;
}


/// As it would be kept, so that it compares with what is kept.
std::string spelledAs(Change line, std::string value, const Snapshot& people)
{
    line.value = std::move(value);
    return spelled(std::move(line), people).value;
}


/// "remove", "hold", "clear" or "write", and the value as people read it.
std::vector<std::pair<std::string, std::string>> factsOf(const Change& theirs, const std::string& field,
                                                         const std::string& now, const Snapshot& kept)
{
    std::string act = now.empty() ? "clear" : "write";
    auto value = field == wordOf(Field::phone) ? readablePhone(now) : now;
    if (theirs.kind == ChangeKind::removeContact)
        act = "remove";
    else if (theirs.kind == ChangeKind::promote)
    {
        act = "hold";
        const auto holder = kept.people.find(PersonKey::from(now));
        value = holder == kept.people.end() ? std::string() : holder->second.name();
    }
    return {{"act", act}, {"author", theirs.authorName}, {"value", value}};
}

}  // namespace


Findings clashes(const ChangeSet& draft, const std::vector<Written>& written, const Snapshot& live,
                 const Author& author)
{
    const auto kept = contacts::apply(draft, live);
    Findings findings;
    for (const auto& [line, over] : written)
    {
        const auto* theirs = over ? lineUnseen(draft, line, author) : nullptr;
        if (theirs == nullptr)
            continue;
        const auto now = cells::seenBy(line, kept);
        const bool promotes = line.kind == ChangeKind::promote;
        const auto seen = promotes ? *over : spelledAs(line, *over, kept);
        const auto wish = promotes ? line.person.text() : spelledAs(line, line.value, kept);
        if (now == seen || now == wish)
            continue;
        const auto field = cells::touchedBy(line, kept, kept).front().field;
        findings.push_back({"written-meanwhile", Severity::error, theirs->id, line.person.text(), field,
                            factsOf(*theirs, field, now, kept)});
    }
    return findings;
}

}  // namespace contacts
