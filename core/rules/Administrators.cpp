// Somebody must be left who can administer. Only people who can act count: active, with
// portal access and an account in use. A customer that had none before is not made worse by any set.
#include "core/rules/Checks.h"
#include "core/rules/Sight.h"

namespace contacts::checks {

namespace {

bool lastOneVanishes(const Judged& judged)
{
    return sight::administrators(judged.before, judged.catalogue) > 0 &&
           sight::administrators(judged.after, judged.catalogue) == 0;
}


bool administersIn(const Snapshot& snapshot, const PersonKey& key, const Catalogue& catalogue)
{
    const auto* person = sight::personIn(snapshot, key);
    return person != nullptr && sight::administers(snapshot, key, *person, catalogue);
}


bool stepsDown(const Judged& judged, const PersonKey& key)
{
    return administersIn(judged.before, key, judged.catalogue) &&
           !administersIn(judged.after, key, judged.catalogue);
}

}  // namespace


void lastAdministratorVanishes(const Judged& judged, Findings& findings)
{
    if (!lastOneVanishes(judged))
        return;
    for (const auto& [key, person] : judged.before.people)
        if (stepsDown(judged, key))
        {
            const auto* line = sight::lineAbout(judged, key);
            auto& finding = line != nullptr ? sight::at(*line, "roles", findings) : sight::atSet(findings);
            finding.facts = {{"person", person.name()}};
            return;
        }
}


void lastAdministratorDemotesHimself(const Judged& judged, Findings& findings)
{
    const PersonKey self{judged.actor.contact, {}};
    if (!self.contact || !lastOneVanishes(judged) || !stepsDown(judged, self))
        return;
    if (const auto* line = sight::lineAbout(judged, self))
        sight::at(*line, "roles", findings);
}


void oneAdministratorIsLeft(const Judged& judged, Findings& findings)
{
    if (sight::administrators(judged.before, judged.catalogue) > 1 &&
        sight::administrators(judged.after, judged.catalogue) == 1)
        sight::atSet(findings);
}

}  // namespace contacts::checks
