// The text under an audit row's hash. Every column with its length in front ("5:hello"), so that no two rows
// share a text.
#include "core/ports/Storage.h"

namespace contacts {

namespace {

void append(std::string& text, std::string_view column)
{
    text += std::to_string(column.size());
    text += ':';
    text += column;
}

}  // namespace


std::string canonical(CustomerId customer, const AuditEntry& entry, std::string_view previousHash)
{
    std::string text = "audit/1;";
    append(text, previousHash);
    append(text, customer.text());
    append(text, std::to_string(entry.number));
    append(text, std::to_string(entry.at.time_since_epoch().count()));
    append(text, entry.account.text());
    append(text, entry.contact.text());
    append(text, entry.act);
    append(text, entry.object);
    append(text, entry.facts);
    return text;
}

}  // namespace contacts
