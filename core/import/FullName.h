// A full name as other systems have it, in one field, taken apart into ours.
#pragma once

#include <string>

namespace contacts {

struct FullName
{
    std::string first;
    std::string last;
    bool guessed = false;  ///< It is one word or nothing: the address had to help.
};

/// `name` in one line, or empty. The last word is the last name. Both are there, as every contact has them.
[[nodiscard]] FullName takenApart(const std::string& name, const std::string& email);

}  // namespace contacts
