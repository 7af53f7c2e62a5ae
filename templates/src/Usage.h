// How a template uses the names of its view, so that a wrong kind of value is an error and not an empty
// place.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace templates {

enum class Use {
    text,    ///< {{name}}
    markup,  ///< {{{name}}}
    section  ///< {{#name}} or {{^name}}
};

using Usage = std::map<std::string, Use, std::less<>>;

/// Throws TemplateError when a name is used in two ways: no value could serve both.
[[nodiscard]] Usage usageOf(std::string_view text, std::string_view where);

}  // namespace templates
