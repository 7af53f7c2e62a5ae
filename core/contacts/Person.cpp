#include "core/contacts/Person.h"

namespace contacts {

PersonKey PersonKey::from(std::string_view text)
{
    if (const auto id = ContactId::from(text))
        return {*id, {}};
    return {{}, std::string(text)};
}


std::string Person::name() const
{
    if (firstName.empty() || lastName.empty())
        return firstName + lastName;
    return firstName + " " + lastName;
}

}  // namespace contacts
