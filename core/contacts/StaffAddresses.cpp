#include "core/contacts/StaffAddresses.h"

#include "core/account/PortalUse.h"
#include "core/changes/ChangeSets.h"
#include "core/rules/Sight.h"

namespace contacts {

namespace {

/// As Implementation sees it: only whoever gets in by it needs an account.
bool usesPortal(const Snapshot& snapshot, const PersonKey& key)
{
    const auto* person = sight::personIn(snapshot, key);
    return person != nullptr && contacts::usesPortal(*person);
}


/// The address is new for that person, and no contact's: those the rules know by themselves.
bool asksForFreeAddress(const Change& change, const Snapshot& before)
{
    const auto* address = sight::addressAskedBy(change);
    if (change.kind == ChangeKind::linkContact || address == nullptr || address->empty() ||
        before.taken.contains(*address))
        return false;
    const auto* person = sight::personIn(before, change.person);
    return person == nullptr || person->email != *address;
}

}  // namespace


void findStaffAddresses(const ChangeSet& changes, const Snapshot& before, const Services& services,
                        Findings& findings)
{
    std::optional<Snapshot> after;
    for (const auto& change : changes)
    {
        if (!asksForFreeAddress(change, before))
            continue;
        if (!after)
            after = contacts::apply(changes, before);
        const auto& address = *sight::addressAskedBy(change);
        if (usesPortal(*after, change.person) && isStaffAddress(address, services))
            findings.push_back({"email-taken-elsewhere",
                                Severity::error,
                                change.id,
                                change.person.text(),
                                "email",
                                {{"email", address}, {"holder", "staff"}}});
    }
}


bool isStaffAddress(const std::string& address, const Services& services)
{
    return services.staffHas && services.staffHas(address);
}

}  // namespace contacts
