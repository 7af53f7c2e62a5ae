// RFC 4180, UTF-8. One dialect for reading and writing.
#pragma once

#include <functional>
#include <initializer_list>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

struct CsvFlaw
{
    std::size_t line = 0;  ///< Physical line, from 1.
    std::string rule;      ///< "unclosed-quote", "not-utf8", "too-long", "too-many-columns", "quote-inside"
};

struct CsvLimits
{
    std::size_t bytes = 64u << 20;
    std::size_t rows = 200'000;
    std::size_t columns = 64;
    std::size_t field = 4000;
};

/// Hands out rows one by one; `each` gets the physical line on which the row begins and returns false to
/// stop. A byte-order mark at the start is skipped. Nothing: all was read. Memory does not grow with the
/// file.
[[nodiscard]] std::optional<CsvFlaw>
readCsv(std::istream& in, const CsvLimits& limits,
        const std::function<bool(std::size_t line, std::vector<std::string>&)>& each);

/// One field for writing: quoted where needed; quoted and with `'` in front what a spreadsheet would run (= +
/// - @ TAB CR and their full-width forms, also behind white space), which readCsv's users undo with
/// fromSpreadsheet().
[[nodiscard]] std::string csvField(std::string_view text);
/// A line of such fields.
[[nodiscard]] std::string csvRow(std::initializer_list<std::string_view> fields);
[[nodiscard]] std::string fromSpreadsheet(std::string_view field);

}  // namespace contacts
