#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// A mailbox: an address as SMTP and RFC 5322 write it without quotes, and a name for people. Cannot hold a
/// control character, a blank in the address, or anything that ends a header line or an SMTP command
/// (Poco::Net would send either).
class Address
{
public:
    /// Nothing for an address that is not `atoms@domain`, the domain in ASCII (core has put it into
    /// A-labels). In the atoms letters beyond ASCII may stand (RFC 6531). The name is cleaned.
    [[nodiscard]] static std::optional<Address> from(std::string_view address, std::string_view name = {});

    [[nodiscard]] const std::string& address() const noexcept { return _address; }
    [[nodiscard]] const std::string& name() const noexcept { return _name; }
    [[nodiscard]] std::string_view domain() const;
    [[nodiscard]] bool ascii() const;  ///< Else it needs a server with SMTPUTF8.

private:
    Address(std::string address, std::string name) : _address(std::move(address)), _name(std::move(name)) {}

    std::string _address;
    std::string _name;
};

}  // namespace contacts
