#include "hooks/pages/portal/LineAuthors.h"

namespace contacts {

std::string authorWords(const Visit& visit, const std::string& name, Time writtenAt)
{
    if (name.empty())
        return {};
    const bool own = name == visit.actor.name;
    const auto time = writtenAt == Time{} ? std::string() : visit.when(writtenAt);
    return visit.say("people.line.author", {{"who", own ? "you" : "other"},
                                            {"person", std::string_view(name)},
                                            {"timed", time.empty() ? "no" : "yes"},
                                            {"time", std::string_view(time)}});
}


std::map<std::uint32_t, std::string> authorsOf(const Visit& visit, const PersonMarks& marks)
{
    std::map<std::uint32_t, std::string> authors;
    for (const auto* line : marks.lines)
        authors.emplace(line->id, authorWords(visit, line->authorName, line->writtenAt));
    return authors;
}


namespace {

/// A word of the catalogues' own: their selects take no hyphens. Empty for lines that stand in a field.
std::string_view standingOf(ChangeKind kind)
{
    switch (kind)
    {
    case ChangeKind::addContact: return "add";
    case ChangeKind::linkContact: return "link";
    case ChangeKind::deactivate: return "deactivate";
    case ChangeKind::reactivate: return "reactivate";
    case ChangeKind::removeContact: return "remove";
    default: return {};
    }
}

}  // namespace


templates::View::List standingLines(const Visit& visit, const PersonMarks& marks)
{
    templates::View::List list;
    for (const auto* line : marks.lines)
        if (const auto kind = standingOf(line->kind); !kind.empty())
        {
            const auto author = authorWords(visit, line->authorName, line->writtenAt);
            list.push_back({{"text", visit.say("people.line.standing",
                                               {{"kind", kind}, {"author", std::string_view(author)}})}});
        }
    return list;
}

}  // namespace contacts
