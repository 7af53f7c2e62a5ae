#pragma once

#include "templates/View.h"

namespace templates {

/// Literal pieces with slots between them. Nested sections per row cost 40 times as much in Mustache
/// (docs/architecture.md).
class SpecialisedRow final : public Row
{
public:
    /// `text` as composed; throws TemplateError when it holds more than {{name}} and {{{name}}}.
    SpecialisedRow(std::string_view text, std::string_view name, bool escape);

    [[nodiscard]] std::size_t slot(std::string_view name) const override;
    [[nodiscard]] std::size_t slots() const override { return _names.size(); }
    void fill(std::string& out, std::span<const std::string_view> values) const override;

private:
    struct Piece
    {
        std::string literal;  ///< What stands before the slot.
        std::size_t slot = 0;
        bool escape = true;
    };

    std::string _template;
    std::vector<std::string> _names;
    std::vector<Piece> _pieces;
    std::string _tail;
};

}  // namespace templates
