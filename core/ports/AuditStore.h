// What happened, as rows that nobody can change unnoticed.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

/// One row per transition, hash-chained per customer. Holds ids, not names: erasing a person keeps the chain
/// valid. What belongs to no customer (the role catalogue) has a chain of its own, that of CustomerId{}.
struct AuditEntry
{
    std::uint64_t number = 0;  ///< Per customer, without gaps, from 1.
    Time at{};
    AccountId account{};  ///< Who did it; none: the system.
    ContactId contact{};  ///< The same person as a contact, if he is one.
    std::string act;      ///< "request.submitted"
    std::string object;   ///< "request/7"
    std::string facts;    ///< Canonical, ids only.
    std::string hash;     ///< Hex SHA-256 of the previous hash and this row.
};

/// Where a chain ends.
struct AuditHead
{
    std::uint64_t number = 0;  ///< 0: nowhere, there is no entry.
    std::string hash;

    bool operator==(const AuditHead&) const = default;
};

/// Written once or more often for a customer's rows in an import; its facts tell of whom it made or changed
/// (core/import/ImportedPeople.h).
inline constexpr std::string_view importAct = "import.written";

/// Where one page of entries ends and the next begins.
struct AuditCursor
{
    Time at{};
    CustomerId customer{};
    std::uint64_t number = 0;
};

/// Entries of all customers. What is not said does not filter.
struct AuditQuery
{
    std::optional<CustomerId> customer;  ///< CustomerId{}: what belongs to no customer.
    AccountId account{};                 ///< Who did it.
    ContactId about{};  ///< Entries about him, about requests that touched him, and of imports that did.
    std::string act;
    std::optional<Time> from;
    std::optional<Time> until;  ///< Before this moment.
    std::optional<AuditCursor> behind;
    std::size_t limit = 50;
};

struct AuditFound
{
    CustomerId customer{};
    AuditEntry entry{};
};

class AuditStore
{
public:
    virtual ~AuditStore() = default;

    /// Gives the number, which it answers, and the hash, and moves the chain's head. The customer's row must
    /// have been touched in this transaction. There is none for CustomerId{}: two who write there at once
    /// come one after the other by being asked again. Behind a head whose entry is gone the chain goes on
    /// with a gap.
    virtual std::uint64_t append(CustomerId customer, AuditEntry entry) = 0;

    /// What people typed, beside an entry about this contact and not under its hash: erasing him takes it
    /// away, and the chain still holds.
    virtual void keepValues(CustomerId customer, std::uint64_t number, ContactId contact,
                            const std::string& values) = 0;

    /// Empty where none were kept, or he was erased.
    [[nodiscard]] virtual std::string values(CustomerId customer, std::uint64_t number) = 0;

    /// Where the chain ends as append() noted it beside the entries.
    [[nodiscard]] virtual AuditHead head(CustomerId customer) = 0;

    /// Newest first, numbers below `before` (0: all).
    [[nodiscard]] virtual std::vector<AuditEntry> list(CustomerId customer, std::uint64_t before,
                                                       std::size_t limit) = 0;

    /// The same of one person: entries about him ("contact/7"), about requests that touched him, and of
    /// imports whose facts tell of him.
    [[nodiscard]] virtual std::vector<AuditEntry> about(CustomerId customer, ContactId contact,
                                                        std::uint64_t before, std::size_t limit) = 0;

    /// Newest first, by time, then by customer and number.
    [[nodiscard]] virtual std::vector<AuditFound> search(const AuditQuery& query) = 0;
};

/// The text over which an audit row's hash is taken: previous hash and every column, unambiguously.
[[nodiscard]] std::string canonical(CustomerId customer, const AuditEntry& entry,
                                    std::string_view previousHash);

}  // namespace contacts
