// The draft, person by person, as the matrix marks it.
#pragma once

#include "core/draft/EditDraft.h"

namespace contacts {

/// What the draft means for one person.
struct PersonMarks
{
    PersonKey key{};
    const Person* before = nullptr;  ///< Null for somebody new.
    const Person* after = nullptr;   ///< Null for somebody who leaves.
    std::vector<const Change*> lines;
    std::vector<const Finding*> findings;

    [[nodiscard]] bool added() const { return !before && after; }
    [[nodiscard]] bool leaving() const { return before && !after; }
    [[nodiscard]] bool changed() const { return !lines.empty() || (before && after && *before != *after); }
    [[nodiscard]] bool holds(const RoleKey& role) const { return after && after->roles.contains(role); }
};

/// Points into the view it was made of.
class DraftMarks
{
public:
    DraftMarks() = default;
    explicit DraftMarks(const DraftView& view);
    DraftMarks(const DraftMarks&) = delete;
    DraftMarks& operator=(const DraftMarks&) = delete;

    [[nodiscard]] bool empty() const noexcept { return _people.empty(); }
    [[nodiscard]] const PersonMarks* of(const PersonKey& key) const;

    /// In the order in which the draft names them first.
    [[nodiscard]] const std::vector<PersonMarks>& people() const noexcept { return _people; }

    /// Active holders that a role gains and loses: what the header shows as "2 → 3".
    struct Moved
    {
        std::size_t gained = 0;
        std::size_t lost = 0;
    };
    [[nodiscard]] Moved moved(const RoleKey& role) const;

private:
    PersonMarks& entry(const PersonKey& key, const DraftView& view);

    std::vector<PersonMarks> _people;
    std::map<PersonKey, std::size_t> _index;
};

}  // namespace contacts
