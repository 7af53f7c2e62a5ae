#pragma once

#include "mail/SendMails.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace contacts {

/// What became of mails and is not in the database yet: a transaction for each mail would take longer than
/// the mail. Belongs to one thread at a time. For mail/SendMails.cpp.
class SendNotes
{
public:
    using Counter = std::size_t SendMails::Report::*;
    using Mark = std::function<bool(UnitOfWork&)>;  ///< False: the lease was lost.

    void sent(OutboxStore::Sent mail) { _sent.push_back(std::move(mail)); }
    void mark(Counter counter, Mark outcome) { _marks.emplace_back(counter, std::move(outcome)); }
    void linkWentTo(const std::string& address) { ++_links[address]; }

    [[nodiscard]] bool empty() const { return _sent.empty() && _marks.empty(); }
    [[nodiscard]] std::size_t linksTo(const std::string& address) const;

    /// How many of each there were, by whoever leased them as `token`. May be called again: it is a
    /// transaction's to make it last.
    [[nodiscard]] SendMails::Report write(UnitOfWork& work, std::string_view token) const;

    /// Those of `later` behind its own.
    void append(SendNotes later);

private:
    std::vector<OutboxStore::Sent> _sent{};
    std::vector<std::pair<Counter, Mark>> _marks{};
    std::map<std::string, std::size_t> _links{};  ///< By address.
};

}  // namespace contacts
