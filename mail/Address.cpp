#include "mail/Address.h"

#include "mail/CleanText.h"

#include <algorithm>

namespace contacts {

namespace {

enum class Beyond { refused, allowed };


bool beyondAscii(char c)
{
    return static_cast<unsigned char>(c) > 0x7F;
}


bool alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}


/// RFC 5322 §3.2.3 without quoted strings: runs of letters, digits and a few signs between single dots.
bool dotAtom(std::string_view text, std::string_view signs, Beyond ascii)
{
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos && std::all_of(text.begin(), text.end(), [&](char c) {
               return alphanumeric(c) || c == '.' || signs.find(c) != std::string_view::npos ||
                      (ascii == Beyond::allowed && beyondAscii(c));
           });
}

}  // namespace


std::optional<Address> Address::from(std::string_view address, std::string_view name)
{
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at > 64 || address.size() > 254)
        return std::nullopt;
    const auto local = address.substr(0, at);
    if (cleanLine(local) != local || !dotAtom(local, "!#$%&'*+-/=?^_`{|}~", Beyond::allowed) ||
        !dotAtom(address.substr(at + 1), "-", Beyond::refused))
        return std::nullopt;
    return Address(std::string(address), cleanLine(name));
}


bool Address::ascii() const
{
    return std::none_of(_address.begin(), _address.end(), beyondAscii);
}


std::string_view Address::domain() const
{
    return std::string_view(_address).substr(_address.rfind('@') + 1);
}

}  // namespace contacts
