// A change is one line: one cell of one person, or one person as a whole. A change set is many, decided
// together.
#pragma once

#include "core/Time.h"
#include "core/contacts/Person.h"

namespace contacts {

enum class ChangeKind {
    addContact,          ///< `details`, `roles`, `person.ref`
    linkContact,         ///< an existing person joins this customer: `value` = e-mail, `roles`, `person.ref`
    editContact,         ///< `field`, `value`
    changeEmail,         ///< `value`
    grantRole,           ///< `role`
    revokeRole,          ///< `role`
    promote,             ///< `role`, a primary one: the present holder loses it in the same line
    setDepartment,       ///< `value`
    setSeesAllRequests,  ///< `value` = "yes" | "no"
    setPortalUser,       ///< `value` = "yes" | "no"
    deactivate,
    reactivate,
    removeContact
};

/// As in docs/api.yaml: "add-contact", "set-sees-all-requests", …
[[nodiscard]] std::string_view wordOf(ChangeKind kind);
[[nodiscard]] std::optional<ChangeKind> changeKindFrom(std::string_view word);
[[nodiscard]] std::string everyChangeKind();  ///< Their words, with commas.

/// Fields that edit-contact may name.
enum class Field { title, firstName, lastName, phone, locale };

[[nodiscard]] std::string_view wordOf(Field field);
[[nodiscard]] std::optional<Field> fieldFrom(std::string_view word);

enum class LineOutcome { open, implemented, rejected };

struct Change
{
    std::uint32_t id =
        0;  ///< Of the line, unique in its set, given by the server, never reused. In JSON a string.
    ContactId author{};  ///< Who last wrote this line; none when an agent or the system did.
    std::string authorName;
    Time writtenAt{};  ///< When; epoch where nobody noted it: such a line was seen on no live data.
    std::string seen;  ///< What its author saw in the live data (core/changes/Cells.h, seenBy).
    ChangeKind kind = ChangeKind::grantRole;
    PersonKey person{};
    RoleKey role{};
    Field field = Field::title;
    std::string value;
    Person details{};  ///< addContact only; its `roles` are in `roles` below.
    std::set<RoleKey, std::less<>> roles;
    LineOutcome outcome = LineOutcome::open;
    std::string outcomeReason;
    bool suggested = false;  ///< Its person asked for it, and an administrator took it into the draft.
    bool linkSent = false;   ///< An implemented changeEmail whose person confirms it himself: the link went
                             ///< out, his present address stays until then.

    /// Same wish: ids, authors, outcomes and what was seen aside.
    [[nodiscard]] bool sameWish(const Change& other) const;

    /// Both write the same cell of the same person, so that only one of them can stand in a set.
    [[nodiscard]] bool sameCell(const Change& other) const;
};

using ChangeSet = std::vector<Change>;  ///< In the order in which the lines were first written.

/// Changes and people of a set, as the action bar counts them.
struct ChangeCount
{
    std::size_t changes = 0;
    std::size_t people = 0;
};

[[nodiscard]] ChangeCount count(const ChangeSet& changes);

}  // namespace contacts
