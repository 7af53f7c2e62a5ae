#pragma once

#include <helpdesk/Page.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// The query of an API call, by allow-list: a parameter that the call does not have, or a value outside of
/// its range, is a BadInput. (The host has refused repeated names already.)
class Parameters
{
public:
    Parameters(const helpdesk::Request& request, std::initializer_list<std::string_view> known);

    /// Empty when it is not there.
    [[nodiscard]] std::string_view text(std::string_view name) const;
    [[nodiscard]] std::size_t number(std::string_view name, std::size_t standard, std::size_t least,
                                     std::size_t most) const;

    template <class AnyId>
    [[nodiscard]] AnyId id(std::string_view name) const
    {
        const auto value = text(name);
        const auto found = AnyId::from(value);
        if (!value.empty() && !found)
            refuse(name, "id");
        return found.value_or(AnyId{});
    }

    /// Throws the BadInput for a value that is none of what the call offers.
    [[noreturn]] void refuse(std::string_view name, std::string expected) const;

private:
    const helpdesk::Fields& _fields;
};

}  // namespace contacts
