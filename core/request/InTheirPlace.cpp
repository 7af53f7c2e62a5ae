#include "core/request/InTheirPlace.h"

#include "core/changes/Cells.h"
#include "core/changes/Spelling.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t longestCaller = 200;


Findings atCaller(std::string rule, std::vector<std::pair<std::string, std::string>> facts = {})
{
    return {{std::move(rule), Severity::error, 0, "", "caller", std::move(facts)}};
}

}  // namespace


Findings callerFindings(const Actor& actor, const std::string& typed)
{
    const auto caller = oneLine(typed);
    if (!caller)
        return atCaller("text-control-characters");
    if (codePoints(*caller) > longestCaller)
        return atCaller("text-too-long", {{"limit", std::to_string(longestCaller)}});
    return caller->empty() || actor.onBehalf ? Findings{} : atCaller("unknown-field");
}


Findings unspeakableIn(const ChangeSet& lines)
{
    Findings findings;
    for (const auto& line : lines)
        if (auto broken = unspeakable(line))
            findings.push_back(std::move(*broken));
    return findings;
}


ChangeSet signedLines(ChangeSet lines, const Actor& agent)
{
    std::uint32_t next = 0;
    for (auto& line : lines)
    {
        line = spelled(std::move(line), {});
        line.id = ++next;
        line.authorName = agent.name;
    }
    return lines;
}


ChangeSet takeOthers(ChangeSet& lines)
{
    const auto first =
        std::stable_partition(lines.begin(), lines.end(), [](const Change& line) { return !line.author; });
    ChangeSet others(first, lines.end());
    lines.erase(first, lines.end());
    return others;
}


Findings waitingForOthers(const ChangeSet& lines, const ChangeSet& others)
{
    Findings findings;
    for (const auto& line : lines)
        for (const auto& other : others)
            if (cells::brings(other.kind) && other.person == line.person)
            {
                const auto person = cells::arrival(other);
                findings.push_back({"arrival-not-included",
                                    Severity::error,
                                    line.id,
                                    line.person.text(),
                                    "",
                                    {{"person", person.name().empty() ? person.email : person.name()}}});
            }
    return findings;
}


bool leaveDraft(UnitOfWork& work, const Draft& sent, const ChangeSet& others)
{
    if (others.empty())
        return work.drafts().remove(sent.customer, sent.version);
    auto left = sent;
    left.changes = others;
    for (auto& line : left.changes)
        for (const auto& each : sent.changes)
            if (cells::brings(each.kind) && each.person == line.person)
                if (const auto contact = work.contacts().findByEmail(cells::arrival(each).email))
                    line.person = {contact->id, {}};
    return work.drafts().write(left).has_value();
}

}  // namespace contacts
