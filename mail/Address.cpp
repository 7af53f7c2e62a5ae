#include "mail/Address.h"

#include "mail/CleanText.h"

#include <algorithm>

namespace contacts {

namespace {

bool alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}


/// RFC 5322 §3.2.3 without quoted strings: runs of letters, digits and a few signs between single dots.
bool dotAtom(std::string_view text, std::string_view signs)
{
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos && std::all_of(text.begin(), text.end(), [&](char c) {
               return alphanumeric(c) || c == '.' || signs.find(c) != std::string_view::npos;
           });
}

}  // namespace


std::optional<Address> Address::from(std::string_view address, std::string_view name)
{
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at > 64 || address.size() > 254)
        return std::nullopt;
    if (!dotAtom(address.substr(0, at), "!#$%&'*+-/=?^_`{|}~") || !dotAtom(address.substr(at + 1), "-"))
        return std::nullopt;
    return Address(std::string(address), cleanLine(name));
}


std::string_view Address::domain() const
{
    return std::string_view(_address).substr(_address.rfind('@') + 1);
}

}  // namespace contacts
