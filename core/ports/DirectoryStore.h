// What agents read across all customers: who is a customer, who is a contact anywhere. Pages of a list begin
// behind its last row, so that the last page costs as much as the first.
#pragma once

#include "core/contacts/AccountFilter.h"
#include "core/contacts/Customer.h"
#include "core/outbox/Mail.h"
#include "core/ports/ContactStore.h"
#include "core/request/Request.h"

#include <optional>
#include <string>
#include <vector>

namespace contacts {

struct CustomerQuery
{
    std::string search;  ///< Word beginnings of the name; every word must match.
    std::optional<CustomerKind> kind;
    bool waiting = false;  ///< Only those with an open request.
    CustomerId after{};    ///< Begins behind this one in the order of names.
    std::size_t limit = 50;
};

struct CustomerRow
{
    Customer customer{};
    RequestId openRequest{};  ///< Submitted or returned.
    RequestState openState = RequestState::submitted;
    std::uint64_t ticket = 0;  ///< Of the open request.
};

struct PeopleQuery
{
    std::string search;  ///< Word beginnings of names, addresses, departments and customers' names.
    std::optional<AccountFilter> account;
    bool deactivated = false;  ///< Only those whom some customer has deactivated.
    ContactId after{};
    std::size_t limit = 50;
};

/// A person's place in one customer.
struct Place
{
    CustomerId customer{};
    std::string name;
    CustomerKind kind = CustomerKind::customer;
    Person member{};  ///< Only the part that belongs to the membership.
    std::size_t projects = 0;
};

struct PersonRow
{
    Contact contact{};          ///< Without a place in any customer.
    std::vector<Place> places;  ///< By the customer's name.
};

/// A mail to a person, as far as agents need it.
struct PersonMail
{
    std::uint64_t id = 0;
    MailKind kind = MailKind::welcome;
    CustomerId customer{};
    std::string address;
    MailState state = MailState::queued;
    Time createdAt{};
    Time sentAt{};
    std::string lastAnswer;
};

class DirectoryStore
{
public:
    virtual ~DirectoryStore() = default;

    /// By name.
    [[nodiscard]] virtual std::vector<CustomerRow> customers(const CustomerQuery& query) = 0;
    [[nodiscard]] virtual std::optional<CustomerRow> customer(CustomerId id) = 0;

    /// People who are a contact of some customer, by last name; a complete e-mail address finds others too.
    [[nodiscard]] virtual std::vector<PersonRow> people(const PeopleQuery& query) = 0;
    [[nodiscard]] virtual std::optional<PersonRow> person(ContactId contact) = 0;

    /// Customers whose requests have touched him, beside those in which he is now; newest first.
    [[nodiscard]] virtual std::vector<CustomerId> formerCustomers(ContactId contact, std::size_t limit) = 0;

    /// Newest first.
    [[nodiscard]] virtual std::vector<PersonMail> mailsTo(ContactId contact, std::size_t limit) = 0;

    /// For whom an agent acts in a customer, until he says otherwise; empty: nobody was named.
    [[nodiscard]] virtual std::string callerOf(AccountId agent, CustomerId customer) = 0;
    virtual void rememberCaller(AccountId agent, CustomerId customer, const std::string& caller) = 0;
};

}  // namespace contacts
