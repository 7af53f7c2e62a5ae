#pragma once

#include "core/Ids.h"
#include "core/catalogue/Catalogue.h"

namespace contacts {

/// An organisation that is a customer of the helpdesk.
struct Customer
{
    CustomerId id{};
    std::string name;
    CustomerKind kind = CustomerKind::customer;
    CustomerId parent{};        ///< Of a subsidiary: its global customer.
    CustomerId paysFor{};       ///< Of a purchaser: the customer whose bills it pays.
    std::int64_t revision = 0;  ///< Grows with every change of live data; `revision` in the API.
    std::size_t contacts = 0;   ///< Kept by the writer, never counted.
};

}  // namespace contacts
