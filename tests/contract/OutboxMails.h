// Mails for the outbox, and rows told in short.
#pragma once

#include "tests/contract/Contracts.h"

namespace contacts::tests {

inline Mail mailOf(const std::string& key)
{
    Mail mail;
    mail.key = key;
    mail.address = "a@example.org";
    return mail;
}


inline Mail of(std::uint64_t customer, const std::string& key)
{
    auto mail = mailOf(key);
    mail.customer = CustomerId{customer};
    return mail;
}


using Rows = std::vector<OutboxRow>;


inline std::string keysOf(const Rows& rows)
{
    std::string keys;
    for (const auto& row : rows)
        keys += row.mail.key + " ";
    return keys;
}

}  // namespace contacts::tests
