// Where a person has left his name, and how it is taken out of there.
#pragma once

#include "core/request/Request.h"

namespace contacts {

/// Everything under which a person is known, and the requests that name him.
struct Traces
{
    std::set<std::string, std::less<>> addresses;  ///< Present and former ones.
    std::set<std::string, std::less<>> names;      ///< "First Last", present and former.
    struct Seen
    {
        RequestId request{};
        CustomerId customer{};
        std::uint64_t ticket = 0;
        bool open = false;
        bool ended = false;  ///< By him: its last state is his doing.
        bool operator<(const Seen& other) const { return request < other.request; }
    };
    std::set<Seen> requests;
    std::set<CustomerId> drafts;       ///< Customers whose draft names him.
    std::set<CustomerId> memberships;  ///< Where he still is a contact.
};

class ErasureStore
{
public:
    virtual ~ErasureStore() = default;

    [[nodiscard]] virtual Traces tracesOf(ContactId contact) = 0;

    /// Puts `name` and `address` where his own stood: in requests, drafts he helped to write, and mails;
    /// mails that wait for him are withdrawn, his links, remembered answers and values beside the audit go.
    /// In texts that people wrote, each of his names and addresses is replaced. The row of the contact itself
    /// stays the caller's, but for its account and what is known of his log-ins.
    virtual void replace(ContactId contact, AccountId account, const Traces& traces, const std::string& name,
                         const std::string& address) = 0;
};

/// `text` with each of his names and addresses replaced by `name`.
[[nodiscard]] std::string without(const Traces& traces, std::string text, const std::string& name);

}  // namespace contacts
