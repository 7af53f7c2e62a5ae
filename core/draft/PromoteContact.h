// A primary role changes hands: the new holder, the present one, and what is left to him.
#pragma once

#include "core/draft/EditDraft.h"

namespace contacts {

/// What a promotion would do, as the draft stands.
struct Promotion
{
    Person promoted{};
    std::optional<Person> former;  ///< Who holds the role in the live data, without it.
    std::optional<Person>
        departing;         ///< Who holds it in the live data and is removed by a line of the draft.
    bool already = false;  ///< He holds it himself, as the draft stands.
    bool stays = false;  ///< He holds it in the live data: what goes is only what the draft says of another.

    /// Whom the draft gives the role until now, with the line that says so.
    struct Replaced
    {
        Person person{};        ///< Without the role.
        bool promoted = false;  ///< By a line of its own, which goes; else by that which brings him.
        bool own = false;
        std::string authorName;
    };
    std::optional<Replaced> replaced;

    PersonKey holder{};  ///< Who holds the role as the draft stands: what the caller is shown (Call::over).
    PersonKey bare{};    ///< Who would be left without any role: give him one of `choices`.
    std::vector<RoleKey> choices;
};

/// Stateless; [thread-safe].
class PromoteContact
{
public:
    struct Call
    {
        CustomerId customer{};
        PersonKey person{};
        RoleKey role{};
        std::optional<std::string> over;  ///< The holder the caller was shown (PersonKey::text, or empty).
        RoleKey compensation{};           ///< For a former holder who would be left without any role.
    };

    enum class Outcome {
        asEdit,            ///< `edit` says how it went.
        compensationAsked  ///< 422: the former holder needs a role; nothing was stored.
    };

    struct Result
    {
        Outcome outcome = Outcome::asEdit;
        EditDraft::Result edit{};
    };

    explicit PromoteContact(Services& services) : _services(services) {}

    /// Nothing: no such person, no primary role of that name for this kind of customer, or none of his
    /// business.
    [[nodiscard]] std::optional<Promotion> look(const Actor& actor, const Call& call) const;

    [[nodiscard]] Result operator()(const Actor& actor, const Call& call) const;

private:
    Services& _services;
};

}  // namespace contacts
