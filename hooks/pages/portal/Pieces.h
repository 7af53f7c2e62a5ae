// A template rendered once, with markers where values will stand, and cut there: filling it is copying text.
// For the rows and boxes of the matrix, of which a page has thousands. HTML stays in the template.
#pragma once

#include "templates/View.h"

#include <span>

namespace contacts {

/// A text that has been escaped: once for all the places of a row where it stands. A type of its own, so that
/// no bare text can be handed over by mistake.
class Html
{
public:
    Html() = default;

    /// Escapes into `buffer`, which the value looks into and must not outlive.
    [[nodiscard]] static Html escaped(std::string& buffer, std::string_view text)
    {
        buffer.clear();
        templates::escapeHtml(buffer, text);
        return Html(buffer);
    }

    [[nodiscard]] std::string_view text() const noexcept { return _text; }

private:
    explicit Html(std::string_view text) : _text(text) {}

    std::string_view _text;
};


/// Immutable. [thread-safe]
class Pieces
{
public:
    /// What to put into the view for value number `index`: survives escaping and occurs in no text of ours.
    [[nodiscard]] static std::string marker(std::size_t index);

    Pieces() = default;
    explicit Pieces(std::string_view rendered);

    /// Appends the text with `values` at their markers.
    void fill(std::string& out, std::span<const Html> values) const
    {
        fill(out, values, [](std::size_t) {});
    }

    /// The same; at markers beyond the last value `write(index - values.size())` appends what belongs there,
    /// so that the largest parts of a row are never copied twice.
    template <typename Write>
    void fill(std::string& out, std::span<const Html> values, Write&& write) const
    {
        for (const auto& piece : _pieces)
        {
            out += piece.before;
            if (piece.value < values.size())
                out += values[piece.value].text();
            else
                write(piece.value - values.size());
        }
        out += _rest;
    }

private:
    struct Piece
    {
        std::string before;
        std::size_t value = 0;
    };
    std::vector<Piece> _pieces;
    std::string _rest;
};

}  // namespace contacts
