#include "core/import/ImportCustomerRows.h"

namespace contacts {

namespace {

/// A full name is one word or nothing where another system knows less, and where its words part is stored
/// and not for that system to say: "José | García Muñoz".
bool saysNewName(const ImportRow& row, const SaidColumns& says, const Person& stored)
{
    return !says.fullName || (!row.guessesName && row.said.name() != stored.name());
}

}  // namespace


void complete(ImportStep& step, const ImportFile& file, const Person* person, const Person* here)
{
    const auto& says = file.says;
    step.wanted = step.row->said;
    step.keepsRoles = here != nullptr && !step.row->saysRoles;
    const auto keep = [&step](bool said, const Person* stored, auto field) {
        if (!said && stored != nullptr)
            step.wanted.*field = stored->*field;
    };
    const bool renames = person == nullptr || saysNewName(*step.row, says, *person);
    keep(renames, person, &Person::firstName);
    keep(renames, person, &Person::lastName);
    keep(says.title, person, &Person::title);
    keep(says.phone, person, &Person::phone);
    keep(says.language, person, &Person::locale);
    keep(says.department, here, &Person::department);
    keep(says.portalUser, here, &Person::portalUser);
    keep(says.seesAllRequests, here, &Person::seesAllRequests);
    keep(step.row->saysRoles, here, &Person::roles);
    // No column tells of deactivation: whoever is deactivated stays so.
    keep(false, here, &Person::status);
}

}  // namespace contacts
