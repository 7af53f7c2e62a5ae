#include "hooks/api/Parameters.h"

#include "hooks/Numbers.h"
#include "hooks/api/BadInput.h"

#include <algorithm>

namespace contacts {

Parameters::Parameters(const helpdesk::Request& request, std::initializer_list<std::string_view> known)
    : _fields(request.query)
{
    for (const auto& [name, value] : _fields.all())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw BadInput(name, "unknown-parameter");
}


std::string_view Parameters::text(std::string_view name) const
{
    return _fields.text(name);
}


std::size_t Parameters::number(std::string_view name, std::size_t standard, std::size_t least,
                               std::size_t most) const
{
    if (!_fields.find(name))
        return standard;
    const auto number = numberIn<std::size_t>(text(name));
    if (!number || *number < least || *number > most)
        refuse(name, std::to_string(least) + "…" + std::to_string(most));
    return *number;
}


void Parameters::refuse(std::string_view name, std::string expected) const
{
    throw BadInput(std::string(name), "unknown-value", std::move(expected), std::string(text(name)));
}

}  // namespace contacts
