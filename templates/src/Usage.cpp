#include "templates/src/Usage.h"

#include "templates/View.h"
#include "templates/src/Tokens.h"

#include <optional>

namespace templates {

namespace {

std::optional<Use> useOf(Token::Kind kind)
{
    switch (kind)
    {
    case Token::Kind::variable: return Use::text;
    case Token::Kind::markup: return Use::markup;
    case Token::Kind::section:
    case Token::Kind::inverted: return Use::section;
    default: return std::nullopt;
    }
}

}  // namespace


Usage usageOf(std::string_view text, std::string_view where)
{
    Usage usage;
    for (const auto& token : tokens(text, where))
        if (const auto use = useOf(token.kind))
        {
            const auto [known, first] = usage.emplace(token.name, *use);
            if (!first && known->second != *use)
                throw TemplateError("template " + std::string(where) + ": " + std::string(token.name) +
                                    " is used in two ways (text, markup or section)");
        }
    return usage;
}

}  // namespace templates
