// The expanded part of a row: details, roles with their explanations, and what can be done with the person.
#pragma once

#include "hooks/pages/portal/DraftMarks.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

struct PanelInput
{
    PersonKey key{};
    const Person* live = nullptr;  ///< Null for somebody the draft adds.
    Person kept{};                 ///< As the draft has him.
    const PersonMarks* marks = nullptr;
    const helpdesk::Fields* typed = nullptr;
    const Findings* refusals = nullptr;
    std::string_view at;
    std::optional<AwaitedAddress> awaited;
    std::vector<std::string> departments;  ///< Those of the customer, to be offered.
    std::size_t span = 1;                  ///< Columns of the table.
};

[[nodiscard]] std::string personPanel(const Visit& visit, const MatrixLook& look, const PanelInput& input);

}  // namespace contacts
