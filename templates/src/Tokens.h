// The part of Mustache that our templates may use, as tokens: text, {{name}}, {{{name}}}, sections, partials
// and comments. No dots, no lambdas, no other delimiters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace templates {

struct Token
{
    enum class Kind {
        text,
        variable,  ///< {{name}}
        markup,    ///< {{{name}}} or {{&name}}
        section,
        inverted,
        end,
        partial,
        comment
    };

    Kind kind = Kind::text;
    std::string_view source;  ///< As it stands in the template.
    std::string_view name;    ///< Empty for text and comments.
};

/// Views into `text`. Throws TemplateError, naming `where` and the line, for anything but that part of
/// Mustache.
[[nodiscard]] std::vector<Token> tokens(std::string_view text, std::string_view where);

}  // namespace templates
