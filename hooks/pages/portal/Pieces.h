// A template rendered once, with markers where values will stand, and cut there: filling it is copying text.
// For the boxes of the matrix, of which a page has thousands. HTML stays in the template.
#pragma once

#include "templates/View.h"

#include <span>

namespace contacts {

/// Immutable. [thread-safe]
class Pieces
{
public:
    /// What to put into the view for value number `index`: survives escaping and occurs in no text of ours.
    [[nodiscard]] static std::string marker(std::size_t index);

    Pieces() = default;
    explicit Pieces(std::string_view rendered);

    /// Appends the text with `values` at their markers, escaped.
    void fill(std::string& out, std::span<const std::string_view> values) const;

private:
    struct Piece
    {
        std::string before{};
        std::size_t value = 0;
    };
    std::vector<Piece> _pieces;
    std::string _rest;
};

}  // namespace contacts
