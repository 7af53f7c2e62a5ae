#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace templates {

struct Property
{
    std::string key;
    std::string value;
    std::size_t line = 0;
};

/// "key = value" per line, UTF-8, # begins a comment, "\n" in a value is a line end. Throws TemplateError
/// naming `part` and the line for anything else and for a key that comes twice.
[[nodiscard]] std::vector<Property> readProperties(std::string_view text, std::string_view part);

}  // namespace templates
