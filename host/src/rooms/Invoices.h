// Table sc_invoice.
#pragma once

#include "host/src/tickets/TicketRow.h"
#include "sql/base/Database.h"

#include <vector>

namespace supportcentre {

struct Invoice
{
    std::string customer;
    std::string number;
    std::string subject;
    helpdesk::Time issuedAt{};
    helpdesk::Time dueAt{};
    std::int64_t cents = 0;
    std::string currency = "EUR";
    bool paid = false;
};

/// Throws db::Error. [thread-safe]
class Invoices
{
public:
    explicit Invoices(db::Pool& pool) : _pool(pool) {}

    [[nodiscard]] std::vector<Invoice> of(std::string_view customer, std::size_t limit) const;

    /// An invoice whose number is known already stays as it is.
    void add(const Invoice& invoice) const;

private:
    db::Pool& _pool;
};

}  // namespace supportcentre
