// Who acts, and the one question that every channel asks before it does anything.
#pragma once

#include "core/Ids.h"
#include "core/catalogue/Catalogue.h"

namespace contacts {

/// A person as far as core needs him, built by the hooks from the host's visitor. `permissions` are those he
/// holds in the customer at hand, read from the database in this very request.
struct Actor
{
    AccountId account{};
    ContactId contact{};  ///< None for staff who is no contact.
    std::string name;
    std::string email;
    std::string locale = "en";
    bool agent = false;
    bool administrator = false;
    bool onBehalf =
        false;  ///< An agent who may act in the place of the customer at hand (core/contacts/Standing.h).
    std::set<std::string, std::less<>> permissions;  ///< In the customer at hand.

    [[nodiscard]] bool may(std::string_view permission) const { return permissions.contains(permission); }
};

enum class Act {
    seeContacts,     ///< contacts.view, .edit or .manage; agents
    seeDraft,        ///< contacts.edit or .manage; agents: who only views learns nothing before it is decided
    editDetails,     ///< contacts.edit or .manage: draft lines about details; agents on the customer's behalf
    manageContacts,  ///< contacts.manage: every kind of line, submit; agents on the customer's behalf
    seeRequest,      ///< contacts.edit or .manage; agents: a request's, and what its history tells
    decideRequest,   ///< agents
    suggest,         ///< whoever is a contact and cannot write the draft's every line himself
    invite,          ///< contacts.manage; agents: activation links, temporary passwords
    cancelRequest,   ///< contacts.manage; never on somebody's behalf
    keepCustomers,   ///< agents: customers and contacts of the whole helpdesk
    administer       ///< administrators
};

enum class Verdict {
    allowed,
    forbidden,  ///< He may see the object but not do this: 403.
    unknown     ///< He may not even know that it exists: 404.
};

/// For pages, API, export, import and panels alike. Denies what it does not know.
[[nodiscard]] Verdict authorise(const Actor& actor, Act act);

}  // namespace contacts
