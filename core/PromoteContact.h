// A primary role changes hands: the new holder, the present one, and what is left to him.
#pragma once

#include "core/EditDraft.h"

namespace contacts {

/// What a promotion would do, as the draft stands.
struct Promotion
{
    Person promoted{};
    PersonKey holder{};              ///< Who holds the role now; empty where nobody does.
    std::optional<Person> former{};  ///< The same person, without the role.
    bool already = false;            ///< He holds it himself.
    std::vector<RoleKey>
        choices{};  ///< The former holder would be left without any role: give him one of these.
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
        std::optional<std::string> over{};  ///< The holder the caller was shown (PersonKey::text, or empty).
        RoleKey compensation{};             ///< For a former holder who would be left without any role.
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
