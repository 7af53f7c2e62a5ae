// The list, one person, one address: everything the portal reads about contacts.
#pragma once

#include "core/Services.h"
#include "core/account/AwaitedAddress.h"

namespace contacts {

/// [thread-safe]
class ReadContacts
{
public:
    explicit ReadContacts(Services& services) : _services(services) {}

    /// Head of the page; nothing when the customer is unknown to the actor. Who may not see drafts
    /// or requests finds none there.
    [[nodiscard]] std::optional<PageHead> head(const Actor& actor, CustomerId customer) const;

    /// Rows go straight from the database to `each`. Returns how many match in all. The caller has asked
    /// head() first.
    std::size_t list(const ListQuery& query, const std::function<void(const ListRow&)>& each) const;

    /// How many of them stand where, by the clock of this moment. `head` is what head() has told.
    [[nodiscard]] StandingCounts standings(const PageHead& head) const;

    [[nodiscard]] std::optional<Contact> find(const Actor& actor, CustomerId customer,
                                              ContactId contact) const;

    /// For whoever sees to the contacts' ways in. What was asked for at another customer is that customer's
    /// business; agents know it all.
    [[nodiscard]] std::optional<AwaitedAddress> awaitedAddress(const Actor& actor, CustomerId customer,
                                                               ContactId contact) const;

    /// Of this customer's contacts, to be offered where one is typed.
    [[nodiscard]] std::vector<std::string> departments(const Actor& actor, CustomerId customer) const;

    struct Lookup
    {
        bool known = false;  ///< The address is in the system; customers learn no more than this.
        std::optional<Contact>
            contact{};  ///< Agents; delegating contacts only for people of customers they manage.
        std::vector<Customer> customers;  ///< Agents only.
    };

    /// Exact address only.
    [[nodiscard]] Lookup lookUp(const Actor& actor, const AccountAccess& access,
                                std::string_view email) const;

private:
    Services& _services;
};

}  // namespace contacts
