#include "export/Widths.h"

#include <algorithm>

namespace sheets {

std::size_t widthOf(std::string_view utf8)
{
    std::size_t width = 0;
    for (const char byte : utf8)
    {
        const auto unit = static_cast<unsigned char>(byte);
        // Three bytes and a first one of E3 or more: from U+3000 on most are wide. An estimate, and a
        // generous one.
        if (unit >= 0xE3)
            width += 2;
        else if (unit < 0x80 || unit >= 0xC0)
            ++width;
    }
    return width;
}


std::vector<std::size_t> widthsOf(const Sheet& sheet, std::size_t most)
{
    std::vector<std::size_t> widths(sheet.columns.size(), 0);
    for (std::size_t column = 0; column < widths.size(); ++column)
        if (sheet.columns[column].look == Column::Look::text)
            widths[column] = widthOf(sheet.columns[column].head);
    for (std::size_t row = 0; row < sheet.cells.rows(); ++row)
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], widthOf(sheet.cells.at(row, column)));
    for (auto& width : widths)
        width = std::min(width, most);
    return widths;
}

}  // namespace sheets
