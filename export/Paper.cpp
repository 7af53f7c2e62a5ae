#include "export/Paper.h"

#include "export/Pen.h"
#include "export/Steps.h"
#include "export/TemporaryFile.h"
#include "export/Widths.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sheets {

namespace {

constexpr double pageWidth = 841.89;  // A4 across, in points
constexpr double pageHeight = 595.28;
constexpr double margin = 30;
constexpr double gap = 5;     ///< Between columns.
constexpr double rowGap = 2;  ///< Above and below a row's text.
constexpr double tickWidth = 17;
constexpr double letter =
    0.62;  ///< A letter's width beside the font's size, rather too much than too little.
constexpr double widestLetter = 1.1;
constexpr double turnedHead = 140;  ///< How high a turned head may be before it needs a second line.
constexpr std::size_t longestText = 44;
constexpr std::string_view tick = "✓";


double sizeFor(const Sheet& sheet)
{
    return sheet.columns.size() > 26 ? 6.5 : 8;
}


/// Where columns begin and how wide their texts may be.
struct Place
{
    double x = 0;
    double width = 0;
};


std::vector<Place> placesOf(const Sheet& sheet, double size)
{
    const auto letters = widthsOf(sheet, longestText);
    const auto words = wordWidthsOf(sheet, longestText);
    const auto points = [&](std::size_t count) {
        return std::max<double>(static_cast<double>(count), 4) * size * letter + gap;
    };
    std::vector<double> wish;
    std::vector<double> least;
    double ticks = 0;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (sheet.columns[i].look == Column::Look::tick)
            ticks += tickWidth;
        else
        {
            wish.push_back(points(letters[i]));
            least.push_back(points(words[i]));
        }
    const double room = pageWidth - 2 * margin;
    const double tickRoom = std::min(ticks, room * 0.7);
    const auto texts = shared(room - tickRoom, wish, least);
    auto text = texts.begin();
    std::vector<Place> places;
    double x = margin;
    for (const auto& column : sheet.columns)
    {
        const double width = column.look == Column::Look::tick ? tickWidth * tickRoom / ticks : *text++;
        places.push_back({x, std::max(width - gap, 4.0)});
        x += width;
    }
    return places;
}


/// Draws the pages of one sheet. First every row's height is found, then the rows are drawn: the number of
/// pages stands on the first one.
class Pages
{
public:
    Pages(cairo_t* cairo, const Sheet& sheet, const Progress& progress)
        : _cairo(cairo),
          _sheet(sheet),
          _steps(progress, 2 * sheet.cells.rows()),
          _size(sizeFor(sheet)),
          _places(placesOf(sheet, _size)),
          _title(cairo, 14, Pen::Weight::bold),
          _head(cairo, _size, Pen::Weight::bold),
          _text(cairo, _size, Pen::Weight::plain)
    {
        measureTop();
        breakPages();
    }

    void draw()
    {
        for (std::size_t page = 0; page + 1 < _breaks.size(); ++page)
        {
            drawTop();
            double y = _top;
            for (auto row = _breaks[page]; row < _breaks[page + 1]; ++row)
            {
                y = drawRow(row, y);
                _steps.next();
            }
            drawFoot(page + 1);
            cairo_show_page(_cairo);
        }
    }

private:
    void measureTop()
    {
        double high = _head.lineHeight();
        for (std::size_t i = 0; i < _places.size(); ++i)
            high = std::max(high, turned(i) ? std::min(_head.width(_sheet.columns[i].head), turnedHead)
                                            : _head.height(_sheet.columns[i].head, _places[i].width));
        _factsEnd = margin + _title.height(_sheet.title, pageWidth - 2 * margin);
        for (const auto& fact : _sheet.facts)
            _factsEnd += _text.height(fact, pageWidth - 2 * margin);
        _headHeight = high;
        _top = _factsEnd + 8 + high + 4;
    }

    void breakPages()
    {
        const double bottom = pageHeight - margin - _text.lineHeight() - 6;
        double y = _top;
        _breaks.push_back(0);
        for (std::size_t row = 0; row < _sheet.cells.rows(); ++row)
        {
            const double high = std::min(rowHeight(row), bottom - _top);
            _heights.push_back(static_cast<float>(high));
            if (y + high > bottom)
            {
                _breaks.push_back(row);
                y = _top;
            }
            y += high;
            _steps.next();
        }
        _breaks.push_back(_sheet.cells.rows());
    }

    [[nodiscard]] bool turned(std::size_t column) const
    {
        return _sheet.columns[column].look == Column::Look::tick;
    }

    [[nodiscard]] double rowHeight(std::size_t row) const
    {
        double high = _text.lineHeight();
        for (std::size_t column = 0; column < _places.size(); ++column)
        {
            const auto text = _sheet.cells.at(row, column);
            // What fits into one line in the widest letters need not be set to know that.
            if (turned(column) || (isPlain(text) && static_cast<double>(text.size()) * _size * widestLetter <
                                                        _places[column].width))
                continue;
            high = std::max(high, _text.height(text, _places[column].width));
        }
        return high + 2 * rowGap;
    }

    [[nodiscard]] static bool isPlain(std::string_view text)
    {
        return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    }

    void drawTop()
    {
        const double width = pageWidth - 2 * margin;
        cairo_set_source_rgb(_cairo, 0.1, 0.11, 0.14);
        double y = margin;
        _title.write(margin, y, _sheet.title, width);
        y += _title.height(_sheet.title, width);
        cairo_set_source_rgb(_cairo, 0.33, 0.36, 0.41);
        for (const auto& fact : _sheet.facts)
        {
            _text.write(margin, y, fact, width);
            y += _text.height(fact, width);
        }
        cairo_set_source_rgb(_cairo, 0.1, 0.11, 0.14);
        const double bottom = _factsEnd + 8 + _headHeight;
        for (std::size_t i = 0; i < _places.size(); ++i)
            drawHead(i, bottom);
        line(bottom + 2, 0.8);
    }

    void drawHead(std::size_t column, double bottom)
    {
        const auto& head = _sheet.columns[column].head;
        const auto& place = _places[column];
        if (!turned(column))
            return _head.write(place.x, bottom - _head.height(head, place.width), head, place.width);
        cairo_save(_cairo);
        cairo_translate(_cairo, place.x + (place.width - _head.height(head, turnedHead)) / 2, bottom);
        cairo_rotate(_cairo, -std::acos(-1.0) / 2);
        _head.write(0, 0, head, turnedHead);
        cairo_restore(_cairo);
    }

    double drawRow(std::size_t row, double y)
    {
        for (std::size_t column = 0; column < _places.size(); ++column)
        {
            const auto text = _sheet.cells.at(row, column);
            const auto& place = _places[column];
            if (text.empty())
                continue;
            if (turned(column))
                drawTick(place, y + rowGap);
            else
                _text.write(place.x, y + rowGap, text, place.width);
        }
        y += static_cast<double>(_heights[row]);
        line(y, 0.25);
        return y;
    }

    void drawTick(const Place& place, double y)
    {
        if (_tickWidth == 0)
            _tickWidth = _head.width(tick);
        _head.write(place.x + (place.width - _tickWidth) / 2, y, tick, -1);
    }

    void drawFoot(std::size_t page)
    {
        const double y = pageHeight - margin - _text.lineHeight();
        cairo_set_source_rgb(_cairo, 0.33, 0.36, 0.41);
        _text.write(margin, y, _sheet.product, pageWidth / 2);
        _text.writeRight(pageWidth - margin, y, _sheet.pageWords(page, _breaks.size() - 1));
    }

    void line(double y, double thickness)
    {
        cairo_set_line_width(_cairo, thickness);
        cairo_move_to(_cairo, margin, y);
        cairo_line_to(_cairo, pageWidth - margin, y);
        cairo_stroke(_cairo);
    }

    cairo_t* _cairo;
    const Sheet& _sheet;
    Steps _steps;  ///< Each row is measured and drawn.
    double _size;
    std::vector<Place> _places;
    Pen _title;
    Pen _head;
    Pen _text;
    double _factsEnd = 0;
    double _headHeight = 0;
    double _top = 0;
    double _tickWidth = 0;
    std::vector<float> _heights;
    std::vector<std::size_t> _breaks;  ///< First row of every page, and one behind the last row.
};


void expectGood(cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS)
        throw Failure(std::string("a PDF could not be written: ") + cairo_status_to_string(status));
}

}  // namespace


std::string paper(const Sheet& sheet, const std::string& temporary, const Progress& progress)
{
    const TemporaryFile file(temporary, "contacts.pdf");
    {
        const Owned<cairo_surface_t> surface(
            cairo_pdf_surface_create(file.path().c_str(), pageWidth, pageHeight));
        expectGood(cairo_surface_status(surface.get()));
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, sheet.title.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, sheet.author.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, sheet.product.c_str());
        const Owned<cairo_t> cairo(cairo_create(surface.get()));
        Pages(cairo.get(), sheet, progress).draw();
        expectGood(cairo_status(cairo.get()));
        cairo_surface_finish(surface.get());
        expectGood(cairo_surface_status(surface.get()));
    }
    return file.content();
}

}  // namespace sheets
