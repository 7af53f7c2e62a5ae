#include "core/draft/Suggestion.h"

#include "core/changes/Cells.h"

namespace contacts {

bool Suggestion::sameWish(const Suggestion& other) const
{
    return granted == other.granted && revoked == other.revoked && department == other.department &&
           seesAllRequests == other.seesAllRequests && note == other.note;
}


ChangeSet linesOf(const Suggestion& suggestion, const Catalogue& catalogue)
{
    ChangeSet lines;
    const auto put = [&](ChangeKind kind) -> Change& {
        auto& line = lines.emplace_back();
        line.id = static_cast<std::uint32_t>(lines.size());
        line.kind = kind;
        line.person = {suggestion.contact, {}};
        return line;
    };
    for (const auto& role : suggestion.granted)
    {
        const auto* known = catalogue.find(role);
        put(known && known->primary ? ChangeKind::promote : ChangeKind::grantRole).role = role;
    }
    for (const auto& role : suggestion.revoked)
        put(ChangeKind::revokeRole).role = role;
    if (suggestion.department)
        put(ChangeKind::setDepartment).value = *suggestion.department;
    if (suggestion.seesAllRequests)
        put(ChangeKind::setSeesAllRequests).value = cells::yesOrNo(*suggestion.seesAllRequests);
    return lines;
}


Suggestion suggestionOf(const ChangeSet& lines)
{
    Suggestion wish;
    for (const auto& line : lines)
        switch (line.kind)
        {
        case ChangeKind::grantRole:
        case ChangeKind::promote:
            wish.revoked.erase(line.role);
            wish.granted.insert(line.role);
            break;
        case ChangeKind::revokeRole:
            wish.granted.erase(line.role);
            wish.revoked.insert(line.role);
            break;
        case ChangeKind::setDepartment: wish.department = line.value; break;
        case ChangeKind::setSeesAllRequests: wish.seesAllRequests = line.value == "yes"; break;
        default: break;
        }
    return wish;
}

}  // namespace contacts
