#include "core/text/Email.h"

#include "core/rules/Checks.h"
#include "core/rules/Sight.h"

#include <set>

namespace contacts::checks {

namespace {

bool takenBy(const Judged& judged, const std::string& address, Snapshot::Taken whom)
{
    const auto found = judged.before.taken.find(address);
    return found != judged.before.taken.end() && found->second == whom;
}


void reportAddress(const Change& change, const std::string& address, Findings& findings)
{
    sight::at(change, "email", findings).facts = {{"email", address}};
}

}  // namespace


void emailIsInvalid(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (const auto* address = sight::addressAskedBy(change))
            if (const auto email =
                    canonicalEmail(*address, emailLetters(judged.limits.internationalAddresses));
                !email.ok())
                sight::at(change, "email", findings).facts = {{"email", *address},
                                                              {"flaw", std::string(wordOf(email.flaw))}};
}


void emailIsTakenHere(const Judged& judged, Findings& findings)
{
    std::set<std::string_view> asked;
    for (const auto& change : judged.changes)
        if (const auto* address = sight::addressAskedBy(change); address != nullptr && !address->empty())
        {
            const bool twice = !asked.insert(*address).second;
            if (twice || takenBy(judged, *address, Snapshot::Taken::here))
                reportAddress(change, *address, findings);
        }
}


/// The customer reads neutral words: that somebody has the address, not who or where.
void emailIsTakenElsewhere(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (change.kind != ChangeKind::linkContact)
            if (const auto* address = sight::addressAskedBy(change);
                address != nullptr && takenBy(judged, *address, Snapshot::Taken::elsewhere))
                reportAddress(change, *address, findings);
}


void emailIsNobodys(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (change.kind == ChangeKind::linkContact && canonicalEmail(change.value, EmailLetters::any).ok() &&
            !judged.before.taken.contains(change.value))
            reportAddress(change, change.value, findings);
}


void emailLooksLikeAnother(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (const auto* address = sight::addressAskedBy(change))
            if (const auto found = judged.before.lookAlikes.find(*address);
                found != judged.before.lookAlikes.end())
                sight::at(change, "email", findings).facts = {{"email", *address}, {"other", found->second}};
}

}  // namespace contacts::checks
