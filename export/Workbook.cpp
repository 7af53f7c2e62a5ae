#include "export/Workbook.h"

#include "export/Steps.h"
#include "export/TemporaryFile.h"
#include "export/Widths.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace sheets {

namespace {

constexpr std::size_t widestColumn = 60;
constexpr std::size_t longestCell = 32767;  ///< Excel's own limit, in characters.


/// What Excel takes for the name of a sheet: 31 characters, none of []:*?/\ and no apostrophe at an end.
std::string sheetName(std::string_view wish)
{
    std::string name;
    std::size_t characters = 0;
    for (const char c : wish)
    {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        characters += begins ? 1 : 0;
        if (characters > 31)
            break;
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    return name.empty() ? "1" : name;
}


std::string cut(std::string_view text)
{
    auto end = std::min(text.size(), longestCell);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end));
}


void expect(lxw_error error, const char* what)
{
    if (error != LXW_NO_ERROR)
        throw Failure(std::string(what) + ": " + lxw_strerror(error));
}


/// Closes the workbook even when writing it has failed: that frees it and its files.
class Book
{
public:
    Book(const std::string& path, std::string folder) : _folder(std::move(folder))
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = _folder.data();
        _book = workbook_new_opt(path.c_str(), &options);
        if (!_book)
            throw Failure("a workbook could not be begun");
    }
    ~Book()
    {
        if (_book)
            workbook_close(_book);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    [[nodiscard]] lxw_workbook* get() const noexcept { return _book; }
    void close() { expect(workbook_close(std::exchange(_book, nullptr)), "a workbook could not be written"); }

private:
    std::string _folder;
    lxw_workbook* _book = nullptr;
};


void writeProperties(lxw_workbook* book, const Sheet& sheet)
{
    std::string comments;
    for (const auto& fact : sheet.facts)
        (comments += comments.empty() ? "" : "\n") += fact;
    std::string title = sheet.title;
    std::string author = sheet.author;
    std::string company = sheet.customer;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.company = company.data();
    properties.comments = comments.data();
    expect(workbook_set_properties(book, &properties), "a workbook's properties");
}

}  // namespace


std::string workbook(const Sheet& sheet, const std::string& temporary, const Progress& progress)
{
    const TemporaryFile file(temporary, "contacts.xlsx");
    Book book(file.path(), file.folder());
    writeProperties(book.get(), sheet);
    auto* head = workbook_add_format(book.get());
    format_set_bold(head);
    format_set_bottom(head, LXW_BORDER_THIN);
    format_set_text_wrap(head);
    format_set_align(head, LXW_ALIGN_VERTICAL_TOP);
    auto* page = workbook_add_worksheet(book.get(), sheetName(sheet.name).c_str());
    if (!page)
        throw Failure("a work sheet could not be made");

    const auto widths = widthsOf(sheet, widestColumn);
    const auto columns = static_cast<lxw_col_t>(sheet.columns.size());
    const auto rows = static_cast<lxw_row_t>(sheet.cells.rows());
    for (lxw_col_t column = 0; column < columns; ++column)
        worksheet_set_column(page, column, column,
                             static_cast<double>(std::max<std::size_t>(widths[column], 8) + 2), nullptr);
    worksheet_freeze_panes(page, 1, 0);
    worksheet_autofilter(page, 0, 0, rows, static_cast<lxw_col_t>(columns - 1));
    worksheet_repeat_rows(page, 0, 0);
    worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    for (lxw_col_t column = 0; column < columns; ++column)
        expect(worksheet_write_string(page, 0, column, cut(sheet.columns[column].head).c_str(), head),
               "a head");
    Steps steps(progress, rows);
    for (lxw_row_t row = 0; row < rows; ++row)
    {
        for (lxw_col_t column = 0; column < columns; ++column)
            if (const auto text = sheet.cells.at(row, column); !text.empty())
                expect(worksheet_write_string(page, row + 1, column, cut(text).c_str(), nullptr), "a cell");
        steps.next();
    }
    book.close();
    return file.content();
}

}  // namespace sheets
