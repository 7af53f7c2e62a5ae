#include "templates/src/SpecialisedRow.h"

#include "templates/src/Tokens.h"

#include <algorithm>

namespace templates {

SpecialisedRow::SpecialisedRow(std::string_view text, std::string_view name, bool escape) : _template(name)
{
    std::string literal;
    for (const auto& token : tokens(text, name))
    {
        if (token.kind == Token::Kind::text)
        {
            literal.append(token.source);
            continue;
        }
        if (token.kind != Token::Kind::variable && token.kind != Token::Kind::markup)
            throw TemplateError("template " + _template + ": a row may not hold " +
                                std::string(token.source));
        auto known = std::find(_names.begin(), _names.end(), token.name);
        if (known == _names.end())
            known = _names.insert(_names.end(), std::string(token.name));
        _pieces.push_back({std::move(literal), static_cast<std::size_t>(known - _names.begin()),
                           escape && token.kind == Token::Kind::variable});
        literal.clear();
    }
    _tail = std::move(literal);
}


std::size_t SpecialisedRow::slot(std::string_view name) const
{
    const auto found = std::find(_names.begin(), _names.end(), name);
    if (found == _names.end())
        throw TemplateError("template " + _template + " has no slot " + std::string(name));
    return static_cast<std::size_t>(found - _names.begin());
}


void SpecialisedRow::fill(std::string& out, std::span<const std::string_view> values) const
{
    if (values.size() != _names.size())
        throw TemplateError("template " + _template + " wants " + std::to_string(_names.size()) +
                            " values, not " + std::to_string(values.size()));
    for (const auto& piece : _pieces)
    {
        out.append(piece.literal);
        if (piece.escape)
            escapeHtml(out, values[piece.slot]);
        else
            out.append(values[piece.slot]);
    }
    out.append(_tail);
}

}  // namespace templates
