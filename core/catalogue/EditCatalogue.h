// The administrator's role catalogue: what another one would do, and putting it in force.
#pragma once

#include "core/catalogue/ForeseeCatalogue.h"

namespace contacts {

/// The catalogue with this role in the place of the one with its key, or behind all others. Its pairs are
/// the whole truth about it: other roles follow.
[[nodiscard]] Catalogue withRole(const Catalogue& catalogue, Role role);
[[nodiscard]] Catalogue withoutRole(const Catalogue& catalogue, std::string_view key);

enum class Move { up, down };
/// One place further; unchanged at the end, or when there is no such role.
[[nodiscard]] Catalogue withMoved(const Catalogue& catalogue, std::string_view key, Move move);

/// [thread-safe]
class EditCatalogue
{
public:
    explicit EditCatalogue(Services& services) : _services(services) {}

    enum class Outcome {
        saved,
        findings,          ///< Nothing was stored.
        changedMeanwhile,  ///< Somebody else has stored another one than the one that was seen.
        unknown            ///< Not for this person.
    };

    struct Foresight
    {
        Outcome outcome = Outcome::unknown;  ///< `saved`: it could be.
        Findings findings{};
        std::vector<CatalogueEffect> effects;
    };

    /// Stores nothing. `wanted` has the revision of the catalogue it was made from.
    [[nodiscard]] Foresight foresee(const Actor& actor, const Catalogue& wanted) const;

    struct Answer
    {
        Outcome outcome = Outcome::unknown;
        Findings findings{};
        std::uint64_t revision = 0;  ///< Once saved.
    };

    /// In force at the next request, on every node. One audit entry for each role that is different.
    [[nodiscard]] Answer save(const Actor& actor, const Catalogue& wanted) const;

private:
    Services& _services;
};

}  // namespace contacts
