// What somebody changes about himself, for the profile page and PATCH /me alike: his account here, and what
// a plugin knows about him.
#pragma once

#include "host/src/pages/PageParts.h"

namespace supportcentre {

/// Only what is set is wished for.
struct OwnWish
{
    std::optional<std::string> title;
    std::optional<std::string> firstName;
    std::optional<std::string> lastName;
    std::optional<std::string> phone;
    std::optional<std::string> locale;
    std::optional<std::string> timeZone;
};

/// Immutable. [thread-safe]
class OwnProfile
{
public:
    explicit OwnProfile(const PageParts& parts);

    /// Nothing: no plugin knows him, and his name is the helpdesk's business.
    [[nodiscard]] std::optional<helpdesk::OwnDetails> details(const helpdesk::Visitor& visitor) const;

    /// All of it, or nothing and why.
    [[nodiscard]] std::vector<helpdesk::FieldRefusal> change(const helpdesk::Visitor& visitor,
                                                             const OwnWish& wish) const;

    [[nodiscard]] const std::vector<std::string>& timeZones() const noexcept { return _zones; }

private:
    [[nodiscard]] std::vector<helpdesk::FieldRefusal> refusals(const helpdesk::Visitor& visitor,
                                                               const OwnWish& wish, bool knownPerson) const;

    const PageParts& _parts;
    std::vector<std::string> _zones;  ///< Canonical names, sorted, UTC first.
};

}  // namespace supportcentre
