#include "core/text/Csv.h"

#include "core/text/Text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace contacts {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";


/// Reads characters, counts lines and bytes, and makes one "\n" of every kind of line end outside of quotes.
class Source
{
public:
    explicit Source(std::istream& in) : _in(in)
    {
        std::array<char, 3> head{};
        _in.read(head.data(), head.size());
        _ahead.assign(head.data(), static_cast<std::size_t>(_in.gcount()));
        if (_ahead == byteOrderMark)
            _ahead.clear();
    }

    static constexpr int end = -1;

    int next()
    {
        const int character = raw();
        if (character == '\n' ? !_afterReturn : character == '\r')
            ++_line;
        _afterReturn = character == '\r';
        return character;
    }

    int peek()
    {
        if (_at < _ahead.size())
            return static_cast<unsigned char>(_ahead[_at]);
        const int character = _in.peek();
        return character == std::istream::traits_type::eof() ? end : character;
    }

    [[nodiscard]] std::size_t line() const noexcept { return _line; }
    [[nodiscard]] std::size_t bytes() const noexcept { return _bytes; }

private:
    int raw()
    {
        ++_bytes;
        if (_at < _ahead.size())
            return static_cast<unsigned char>(_ahead[_at++]);
        const int character = _in.get();
        return character == std::istream::traits_type::eof() ? end : character;
    }

    std::istream& _in;
    std::string _ahead;
    std::size_t _at = 0;
    std::size_t _line = 1;
    std::size_t _bytes = 0;
    bool _afterReturn = false;
};


/// One row after the other out of a source. Throws CsvFlaw where the file is none.
class Rows
{
public:
    Rows(std::istream& in, const CsvLimits& limits) : _source(in), _limits(limits) {}

    /// False at the end of the file. Blank lines are no rows.
    bool next(std::vector<std::string>& row)
    {
        do
        {
            if (_source.peek() == Source::end)
                return false;
            if (_source.bytes() > _limits.bytes)
                fail("too-long");
            row.clear();
            _begin = _source.line();
            while (readField(row))
                if (row.size() >= _limits.columns)
                    fail("too-many-columns");
        }
        while (row.size() == 1 && row.front().empty());
        if (++_rows > _limits.rows)
            fail("too-many-rows");
        return true;
    }

    [[nodiscard]] std::size_t line() const noexcept { return _begin; }

private:
    [[noreturn]] void fail(const char* rule) const { throw CsvFlaw{_source.line(), rule}; }

    /// True when another field follows in the same row.
    bool readField(std::vector<std::string>& row)
    {
        std::string field;
        int character = _source.next();
        if (character == '"')
        {
            readQuoted(field);
            character = _source.next();
            if (character != ',' && character != '\n' && character != '\r' && character != Source::end)
                fail("quote-inside");
        }
        while (character != ',' && character != '\n' && character != '\r' && character != Source::end)
        {
            if (character == '"')
                fail("quote-inside");
            append(field, character);
            character = _source.next();
        }
        if (character == '\r' && _source.peek() == '\n')
            (void)_source.next();
        if (!validUtf8(field) || field.find('\0') != std::string::npos)  // UTF-16 shows itself by its zeros.
            throw CsvFlaw{_begin, "not-utf8"};
        row.push_back(std::move(field));
        return character == ',';
    }

    void readQuoted(std::string& field)
    {
        for (;;)
        {
            const int character = _source.next();
            if (character == Source::end)
                throw CsvFlaw{_begin, "unclosed-quote"};
            if (character == '"')
            {
                if (_source.peek() != '"')
                    return;
                (void)_source.next();
            }
            append(field, character);
        }
    }

    void append(std::string& field, int character)
    {
        if (field.size() >= _limits.field || _source.bytes() > _limits.bytes)
            fail("too-long");
        field += static_cast<char>(character);
    }

    Source _source;
    const CsvLimits& _limits;
    std::size_t _begin = 1;
    std::size_t _rows = 0;
};


/// What a spreadsheet would take for the beginning of a formula, also behind characters it skips
/// (ASVS 1.2.10).
bool runsInASpreadsheet(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;)
    {
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        switch (character)
        {
        case '=':
        case '+':
        case '-':
        case '@':
        case 0xFF1D:  // Full-width = + - @
        case 0xFF0B:
        case 0xFF0D:
        case 0xFF20: return true;
        default: break;
        }
        if (character >= 0 && u_charType(character) == U_CONTROL_CHAR)
            return true;
        const bool skipped = character == '\'' || (character >= 0 && u_isUWhiteSpace(character) != 0);
        if (!skipped)
            return false;
    }
    return false;
}

}  // namespace


std::optional<CsvFlaw> readCsv(std::istream& in, const CsvLimits& limits,
                               const std::function<bool(std::size_t line, std::vector<std::string>&)>& each)
{
    try
    {
        Rows rows(in, limits);
        std::vector<std::string> row;
        while (rows.next(row))
            if (!each(rows.line(), row))
                break;
    }
    catch (const CsvFlaw& flaw)
    {
        return flaw;
    }
    return std::nullopt;
}


std::string csvField(std::string_view text)
{
    std::string field;
    const bool runs = runsInASpreadsheet(text);
    if (runs)
        field += '\'';
    field += text;
    if (!runs && field.find_first_of(",\"\r\n") == std::string::npos &&
        (field.empty() || (field.front() != ' ' && field.back() != ' ')))
        return field;
    std::string quoted = "\"";
    for (const char character : field)
    {
        if (character == '"')
            quoted += '"';
        quoted += character;
    }
    return quoted + '"';
}


std::string csvRow(std::initializer_list<std::string_view> fields)
{
    std::string row;
    for (const auto& field : fields)
        (row += &field == fields.begin() ? "" : ",") += csvField(field);
    return row += "\r\n";
}


std::string fromSpreadsheet(std::string_view field)
{
    if (field.starts_with('\'') && runsInASpreadsheet(field.substr(1)))
        field.remove_prefix(1);
    return std::string(field);
}

}  // namespace contacts
