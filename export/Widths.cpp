#include "export/Widths.h"

#include <algorithm>
#include <numeric>

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


namespace {

/// Between wide letters a line breaks anywhere.
std::size_t longestWordIn(std::string_view utf8)
{
    std::size_t longest = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= utf8.size(); ++i)
    {
        const auto unit = i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : ' ';
        if (unit > ' ' && unit < 0xE3)
            continue;
        longest = std::max(longest, widthOf(utf8.substr(begin, i - begin)));
        begin = i + (unit <= ' ' ? 1 : 0);
    }
    return longest;
}


template <class Measure>
std::vector<std::size_t> widest(const Sheet& sheet, std::size_t most, const Measure& measure)
{
    std::vector<std::size_t> widths(sheet.columns.size(), 0);
    for (std::size_t column = 0; column < widths.size(); ++column)
        if (sheet.columns[column].look == Column::Look::text)
            widths[column] = measure(sheet.columns[column].head);
    for (std::size_t row = 0; row < sheet.cells.rows(); ++row)
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], measure(sheet.cells.at(row, column)));
    for (auto& width : widths)
        width = std::min(width, most);
    return widths;
}

}  // namespace


std::vector<std::size_t> widthsOf(const Sheet& sheet, std::size_t most)
{
    return widest(sheet, most, widthOf);
}


std::vector<std::size_t> wordWidthsOf(const Sheet& sheet, std::size_t most)
{
    return widest(sheet, most, longestWordIn);
}


std::vector<double> shared(double room, const std::vector<double>& wishes, const std::vector<double>& least)
{
    const double wished = std::accumulate(wishes.begin(), wishes.end(), 0.0);
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    auto widths = wishes;
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (wished <= room)
            widths[i] *= wished > 0 ? room / wished : 1;
        else if (needed <= room)
            widths[i] = least[i] + (wishes[i] - least[i]) * (room - needed) / (wished - needed);
        else
            widths[i] = least[i] * std::max(room, 0.0) / needed;
    return widths;
}

}  // namespace sheets
