#include "host/src/rooms/Invoices.h"

#include "host/Queries.h"

namespace supportcentre {

std::vector<Invoice> Invoices::of(std::string_view customer, std::size_t limit) const
{
    const auto connection = _pool.borrow();
    auto& rows = connection->prepared(query::invoice_of_customer).with(customer, limit);
    rows.execute();
    std::vector<Invoice> invoices;
    while (rows.next())
    {
        auto& invoice = invoices.emplace_back();
        invoice.customer = customer;
        invoice.number = rows.text(0);
        invoice.subject = rows.text(1);
        invoice.issuedAt = timeOf(rows.number(2));
        invoice.dueAt = timeOf(rows.number(3));
        invoice.cents = rows.number(4);
        invoice.currency = rows.text(5);
        invoice.paid = rows.text(6) == "paid";
    }
    return invoices;
}


void Invoices::add(const Invoice& invoice) const
{
    db::inTransaction(_pool, [&](db::Connection& connection) {
        auto& known = connection.prepared(query::invoice_named).with(invoice.number);
        known.execute();
        bool there = false;
        while (known.next())
            there = true;
        if (!there)
            connection.prepared(query::invoice_add)
                .with(invoice.customer, invoice.number, invoice.subject, micros(invoice.issuedAt),
                      micros(invoice.dueAt), invoice.cents, invoice.currency, invoice.paid ? "paid" : "open")
                .execute();
    });
}

}  // namespace supportcentre
