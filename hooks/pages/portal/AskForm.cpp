#include "hooks/pages/portal/AskForm.h"

#include "core/changes/ChangeSets.h"
#include "hooks/pages/Forms.h"

#include <algorithm>

namespace contacts {

AskForm askForm(const AskAdministrator::View& view, const Catalogue& catalogue, const helpdesk::Fields* typed)
{
    if (typed != nullptr)
    {
        AskForm shown{{},
                      std::string(typed->text("department")),
                      typed->text("seesAllRequests") == "yes",
                      std::string(typed->text("note"))};
        for (const auto role : valuesOf(*typed, "role"))
            shown.roles.emplace(role);
        return shown;
    }
    auto person = view.himself.person;
    if (!view.waiting)
        return {person.roles, person.department, person.seesAllRequests, {}};
    const PersonKey key{view.himself.id, {}};
    const auto lines = linesOf(*view.waiting, catalogue);
    person = contacts::apply(lines, Snapshot{.people = {{key, person}}}).people.at(key);
    return {person.roles, person.department, person.seesAllRequests, view.waiting->note};
}


ChangeSet linesFrom(const helpdesk::Fields& form, const Catalogue& catalogue, ContactId himself)
{
    Suggestion wish;
    wish.contact = himself;
    const auto held = valuesOf(form, "had");
    const auto wanted = valuesOf(form, "role");
    const auto isIn = [](const auto& all, std::string_view role) {
        return std::find(all.begin(), all.end(), role) != all.end();
    };
    for (const auto role : wanted)
        if (!isIn(held, role))
            wish.granted.emplace(role);
    for (const auto role : held)
        if (!isIn(wanted, role))
            wish.revoked.emplace(role);
    if (form.text("department") != form.text("was.department"))
        wish.department = form.text("department");
    const bool sees = form.text("seesAllRequests") == "yes";
    if (sees != (form.text("was.seesAllRequests") == "yes"))
        wish.seesAllRequests = sees;
    return linesOf(wish, catalogue);
}


bool offered(const Role& role, const AskAdministrator::View& view)
{
    const bool held = view.himself.person.roles.contains(role.key);
    if (!held && view.beyond.contains(role.key))
        return false;
    return role.primary ? role.offeredTo.contains(view.customer.kind) && !held
                        : role.offeredTo.contains(view.customer.kind) || held;
}

}  // namespace contacts
