// The model of a person's details and roles as a form shows them: expanded row and "Add contact" alike.
#pragma once

#include "hooks/pages/portal/DraftMarks.h"
#include "hooks/pages/portal/MatrixLook.h"

namespace contacts {

struct PersonSheet
{
    PersonKey key{};               ///< Empty in the form of a new contact.
    std::string prefix = "f-";     ///< Of the fields' ids: panel and dialog may stand on one page.
    const Person* live = nullptr;  ///< As he is; null for somebody new.
    Person kept{};                 ///< As the draft has him: what the form compares with.
    Person shown{};                ///< What stands in the fields: `kept`, or what was typed and refused.
    std::vector<const Change*> lines;
    std::vector<const Finding*> findings;
    std::map<std::uint32_t, std::string> authors;  ///< By line: who wrote it and when, in words.
    Blocked details = Blocked::no;
    Blocked roles = Blocked::no;
    Actor reader{};                        ///< Roles above his own are not offered.
    std::string promotePath;               ///< Before "/<role>"; empty where nobody can be promoted.
    std::string asked;                     ///< Behind it: RowFrame::asked.
    std::vector<std::string> departments;  ///< Offered, beside free text.
    std::string lookup;    ///< Asked about the address while it is typed; empty where nobody asks.
    std::string known;     ///< What it said, as HTML of ours.
    bool compares = true;  ///< The form carries "was.<field>": false for somebody new.
};

/// `fields`, `flags`, `roles`, findings that belong to no field (`others`, `otherFindings`), and what is
/// wrong with the roles as a whole (`rolesWrong`, `rolesError`).
void addSheet(templates::View& view, const PersonSheet& sheet, const Ground& ground, const MatrixLook& look,
              const std::string& locale, const std::string& customer);

/// "phone" → "phone", "role:technical" → "Technical"; empty stays empty.
[[nodiscard]] std::string fieldLabel(const Ground& ground, const Catalogue& catalogue,
                                     const std::string& locale, const std::string& field);

}  // namespace contacts
