#include "host/src/http/JsonGrammar.h"

#include "host/src/http/Rejected.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace supportcentre {

namespace {

constexpr unsigned highSurrogates = 0xd800;
constexpr unsigned lowSurrogates = 0xdc00;
constexpr unsigned behindSurrogates = 0xe000;


class Grammar
{
public:
    explicit Grammar(std::string_view text) : _text(text) {}

    void check()
    {
        value(0);
        if (_at < _text.size())
            malformed("nothing may follow the value");
    }

private:
    /// With the blanks around it.
    void value(std::size_t depth)
    {
        passBlanks();
        switch (next())
        {
        case '{': object(depth + 1); break;
        case '[': array(depth + 1); break;
        case '"': string(); break;
        case 't': word("true"); break;
        case 'f': word("false"); break;
        case 'n': word("null"); break;
        default: number();
        }
        passBlanks();
    }

    void object(std::size_t depth)
    {
        enter(depth);
        if (passed('}'))
            return;
        do
        {
            passBlanks();
            if (next() != '"')
                malformed("a name in double quotes is expected");
            string();
            passBlanks();
            if (!passed(':'))
                malformed("a colon is expected");
            value(depth);
        }
        while (passed(','));
        if (!passed('}'))
            malformed("a comma or the end of the object is expected");
    }

    void array(std::size_t depth)
    {
        enter(depth);
        if (passed(']'))
            return;
        do
            value(depth);
        while (passed(','));
        if (!passed(']'))
            malformed("a comma or the end of the array is expected");
    }

    void enter(std::size_t depth)
    {
        if (depth > deepestJson)
            refuse("The JSON is nested deeper than " + std::to_string(deepestJson), _at);
        ++_at;
        passBlanks();
    }

    void string()
    {
        const auto begin = _at++;
        while (next() != '"')
        {
            if (_at == _text.size())
                malformed("a text has no end; it begins here", begin);
            if (static_cast<unsigned char>(next()) < ' ')
                malformed("a text holds a control character that is not escaped");
            if (next() == '\\')
                escape();
            else
                ++_at;
        }
        ++_at;
    }

    void escape()
    {
        const auto begin = _at++;
        if (!passed('u'))
        {
            if (_at == _text.size() || std::string_view("\"\\/bfnrt").find(next()) == std::string_view::npos)
                malformed("there is no such escape", begin);
            ++_at;
            return;
        }
        const auto unit = hexadecimals(begin);
        if (unit == 0)
            refuse("A text holds a NUL character", begin);
        if (unit < highSurrogates || unit >= behindSurrogates)
            return;
        const bool goesOn = unit < lowSurrogates && passed('\\') && passed('u');
        const auto second = goesOn ? hexadecimals(begin) : 0;
        if (second < lowSurrogates || second >= behindSurrogates)
            malformed("half a character is escaped", begin);
    }

    unsigned hexadecimals(std::size_t begin)
    {
        const auto digits = _text.substr(_at, 4);
        unsigned unit = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() != 4 || read.ptr != digits.data() + digits.size())
            malformed("there is no such escape", begin);
        _at += digits.size();
        return unit;
    }

    void number()
    {
        const auto begin = _at;
        (void)passed('-');
        if (!passed('0') && passDigits() == 0)
            malformed("a value is expected", begin);
        bool whole = true;
        if (passed('.'))
        {
            whole = false;
            if (passDigits() == 0)
                malformed("a digit is expected");
        }
        if (passed('e') || passed('E'))
        {
            whole = false;
            if (!passed('-'))
                (void)passed('+');
            if (passDigits() == 0)
                malformed("a digit is expected");
        }
        std::int64_t held = 0;
        const auto text = _text.substr(begin, _at - begin);
        // POCO lets some of these wrap around, and refuses by itself what is no finite double.
        if (whole && std::from_chars(text.data(), text.data() + text.size(), held).ec != std::errc())
            refuse("A number is too large", begin);
    }

    std::size_t passDigits()
    {
        const auto begin = _at;
        while (next() >= '0' && next() <= '9')
            ++_at;
        return _at - begin;
    }

    void word(std::string_view literal)
    {
        if (!_text.substr(_at).starts_with(literal))
            malformed("a value is expected");
        _at += literal.size();
    }

    void passBlanks() { _at = std::min(_text.find_first_not_of(" \t\r\n", _at), _text.size()); }

    bool passed(char wanted)
    {
        const bool is = _at < _text.size() && _text[_at] == wanted;
        _at += is ? 1u : 0u;
        return is;
    }

    /// NUL at the end, which stands nowhere in JSON.
    [[nodiscard]] char next() const { return _at < _text.size() ? _text[_at] : '\0'; }

    [[noreturn]] void malformed(const std::string& why) const { malformed(why, _at); }

    [[noreturn]] void malformed(const std::string& why, std::size_t at) const
    {
        refuse("The body is not well-formed JSON (" + why + ")", at);
    }

    [[noreturn]] void refuse(const std::string& what, std::size_t at) const
    {
        const auto before = _text.substr(0, at);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        const auto ofLine = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
        const auto column = 1 + std::count_if(ofLine.begin(), ofLine.end(), [](char c) {
                                return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
                            });
        throw Rejected(400,
                       what + ": line " + std::to_string(line) + ", column " + std::to_string(column) + ".");
    }

    std::string_view _text;
    std::size_t _at = 0;
};

}  // namespace


void checkJsonGrammar(std::string_view text)
{
    Grammar(text).check();
}

}  // namespace supportcentre
