// A table to be taken away, and who writes it into a file. std only: hooks include this and nothing else of
// here.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sheets {

/// The texts of all cells, row by row, in one block of memory: 50,000 rows cost what their letters cost.
class Cells
{
public:
    explicit Cells(std::size_t columns = 1) : _columns(columns) {}

    /// The next cell. Rows fill themselves from left to right.
    void add(std::string_view text)
    {
        _text += text;
        _ends.push_back(_text.size());
    }

    [[nodiscard]] std::size_t columns() const noexcept { return _columns; }
    [[nodiscard]] std::size_t rows() const noexcept { return _ends.size() / _columns; }
    [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const
    {
        const auto cell = row * _columns + column;
        const auto begin = cell == 0 ? 0 : _ends[cell - 1];
        return std::string_view(_text).substr(begin, _ends[cell] - begin);
    }

private:
    std::size_t _columns;
    std::string _text;
    std::vector<std::size_t> _ends;
};

struct Column
{
    enum class Look {
        text,
        tick  ///< A text where it applies, nothing where it does not: narrow, with its head turned on paper.
    };

    std::string head;
    Look look = Look::text;
};

struct Sheet
{
    std::string title;  ///< "Contacts of Acme Oil"
    std::string name;   ///< Of the work sheet: "Contacts"
    std::string customer;
    std::string author;  ///< Who takes it away.
    std::string product;
    std::vector<std::string> facts;  ///< Filter, order, how many, when: a line each beneath the title.
    std::vector<Column> columns;
    Cells cells{};
    /// "Page 2 of 7"
    std::function<std::string(std::size_t page, std::size_t pages)> pageWords;
};

enum class Format { xlsx, pdf };

/// The file could not be written: disk full, no temporary folder. The text is for the log.
class Failure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Told how far the writing is, from 1 to 100, by the thread that writes. Empty: nobody asks.
using Progress = std::function<void(unsigned percent)>;

/// [thread-safe]
class Writer
{
public:
    virtual ~Writer() = default;

    /// The file's bytes. Texts stay texts: no cell is a formula, a link or markup. Throws Failure.
    [[nodiscard]] virtual std::string write(Format format, const Sheet& sheet,
                                            const Progress& progress) const = 0;
};

}  // namespace sheets
