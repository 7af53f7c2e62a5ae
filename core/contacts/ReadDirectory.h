// What agents read of the whole helpdesk: every customer, every contact.
#pragma once

#include "core/account/AwaitedAddress.h"
#include "core/history/ReadHistory.h"

namespace contacts {

/// A customer with those he belongs together with.
struct CustomerDetails
{
    CustomerRow row{};
    PageHead head{};
    std::optional<Customer> parent;
    std::optional<Customer> paysFor;
    std::vector<Customer> purchasers;  ///< Who pay for him.
    std::vector<Customer> subsidiaries;
    std::size_t linesOfOthers = 0;  ///< Of the draft: those that the customer's own people wrote.
    std::size_t linesOfAgents = 0;
    bool invited = false;       ///< Somebody who would manage them has a link that still works.
    bool administered = false;  ///< Somebody there can act who manages the contacts.
    std::string caller;         ///< For whom this agent acts here.
};

/// A person with all that agents may know of him.
struct PersonDetails
{
    PersonRow row{};
    std::optional<AwaitedAddress> awaited;
    std::vector<Customer> former;   ///< Where he is no contact any more.
    std::vector<PersonMail> mails;  ///< Newest first.
    struct Happened
    {
        Customer customer{};
        HistoryEntry entry{};
    };
    std::vector<Happened> history;  ///< Across his customers, newest first.
};

/// Nothing for anybody but agents. [thread-safe]
class ReadDirectory
{
public:
    explicit ReadDirectory(Services& services) : _services(services) {}

    [[nodiscard]] std::optional<std::vector<CustomerRow>> customers(const Actor& actor,
                                                                    const CustomerQuery& query) const;
    [[nodiscard]] std::optional<CustomerDetails> customer(const Actor& actor, CustomerId id) const;
    [[nodiscard]] std::optional<std::vector<PersonRow>> people(const Actor& actor,
                                                               const PeopleQuery& query) const;
    [[nodiscard]] std::optional<PersonDetails> person(const Actor& actor, ContactId contact) const;

private:
    Services& _services;
};

}  // namespace contacts
