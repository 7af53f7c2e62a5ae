// Who belongs to which customer, for rooms of the host that keep ids of people (projects). A plugin knows it.
#pragma once

#include "helpdesk/Visitor.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

class Transaction;

struct CustomerName
{
    std::string customer;  ///< The opaque id.
    std::string name;
};

/// A contact at one customer, as he is now.
struct PersonFacts
{
    std::string contact;  ///< The plugin's opaque id, as in Access::contact.
    std::string name;
    std::string email;
    bool active = true;  ///< False: kept, but without access.
};

/// Somebody whom the customer does not have yet. All of it as typed: the plugin judges it.
struct NewPerson
{
    std::string email;
    std::string firstName;
    std::string lastName;
    std::string locale;
    std::string role;  ///< One key of People::roles().
};

struct AddedPerson
{
    std::string contact;  ///< Empty: nobody was added.
    std::string refusal;  ///< Then the reason, in the agent's language.
};

/// One plugin at most registers one. A throw makes the page that asked an incident. [request-thread,
/// concurrent]
class HELPDESK_API People
{
public:
    virtual ~People() = default;

    /// By word beginnings of the name, by name.
    virtual std::vector<CustomerName> customers(std::string_view search, std::size_t limit) = 0;

    /// Those of `contacts` that belong to the customer, in the order asked for.
    virtual std::vector<PersonFacts> people(std::string_view customer,
                                            const std::vector<std::string>& contacts) = 0;

    /// A contact of this customer by his exact address; with an empty customer, of whichever.
    virtual std::optional<PersonFacts> findByEmail(std::string_view customer, std::string_view email) = 0;

    /// Key and label of what somebody new may be given.
    virtual std::vector<std::pair<std::string, std::string>> roles(std::string_view customer,
                                                                   std::string_view locale) = 0;

    /// Makes a contact of the customer and invites him. Opens a transaction of its own: never call it inside
    /// one.
    virtual AddedPerson add(const Visitor& agent, std::string_view customer, const NewPerson& person) = 0;

    /// Keeps the number of the contact's projects at this customer; it comes back in
    /// CustomerAccess::projects. False: he is no contact of the customer, and the host must undo what it was
    /// about to store. Inside the host's transaction, through `transaction` only; throws TryAgain like a
    /// listener's record().
    virtual bool countProjects(Transaction& transaction, std::string_view customer, std::string_view contact,
                               std::uint32_t projects) = 0;

    /// By the opaque id; nothing when there is no such customer. For lists of the host that agents narrow
    /// down.
    virtual std::optional<CustomerName> customer(std::string_view customer) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
