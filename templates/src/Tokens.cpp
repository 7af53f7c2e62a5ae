#include "templates/src/Tokens.h"

#include "templates/View.h"

#include <algorithm>

namespace templates {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}


bool isName(std::string_view name, bool path)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               (path && (c == '/' || c == '.'));
    });
}


class Scanner
{
public:
    Scanner(std::string_view text, std::string_view where) : _text(text), _where(where) {}

    std::vector<Token> scan()
    {
        while (_at < _text.size())
        {
            const auto open = _text.find("{{", _at);
            if (open != _at)
                add(Token::Kind::text, _text.substr(_at, open - _at), {});
            if (open == std::string_view::npos)
                break;
            _at = open;
            tag();
        }
        if (!_open.empty())
            fail("the section " + std::string(_open.back()) + " is not closed");
        return std::move(_tokens);
    }

private:
    void add(Token::Kind kind, std::string_view source, std::string_view name)
    {
        _tokens.push_back({kind, source, name});
        _at = static_cast<std::size_t>(source.data() + source.size() - _text.data());
    }

    void tag()
    {
        const bool triple = _text.substr(_at).starts_with("{{{");
        const std::string_view closing = triple ? "}}}" : "}}";
        const auto close = _text.find(closing, _at);
        if (close == std::string_view::npos)
            fail("a tag is not closed");
        const auto source = _text.substr(_at, close + closing.size() - _at);
        auto inside = trimmed(source.substr(closing.size(), source.size() - 2 * closing.size()));
        const auto kind = triple ? Token::Kind::markup : kindOf(inside);
        if (kind == Token::Kind::comment)
            return add(kind, source, {});
        if (!triple && kind != Token::Kind::variable)
            inside = trimmed(inside.substr(1));
        if (!isName(inside, kind == Token::Kind::partial))
            fail("\"" + std::string(source) + "\" is no tag of ours");
        nest(kind, inside);
        add(kind, source, inside);
    }

    static Token::Kind kindOf(std::string_view inside)
    {
        switch (inside.empty() ? '\0' : inside.front())
        {
        case '#': return Token::Kind::section;
        case '^': return Token::Kind::inverted;
        case '/': return Token::Kind::end;
        case '>': return Token::Kind::partial;
        case '&': return Token::Kind::markup;
        case '!': return Token::Kind::comment;
        default: return Token::Kind::variable;
        }
    }

    void nest(Token::Kind kind, std::string_view name)
    {
        if (kind == Token::Kind::section || kind == Token::Kind::inverted)
            _open.push_back(name);
        else if (kind == Token::Kind::end)
        {
            if (_open.empty() || _open.back() != name)
                fail("{{/" + std::string(name) + "}} closes no section");
            _open.pop_back();
        }
    }

    [[noreturn]] void fail(const std::string& what) const
    {
        const auto line =
            1 + std::count(_text.begin(), _text.begin() + static_cast<std::ptrdiff_t>(_at), '\n');
        throw TemplateError("template " + std::string(_where) + ", line " + std::to_string(line) + ": " +
                            what);
    }

    std::string_view _text;
    std::string_view _where;
    std::size_t _at = 0;
    std::vector<Token> _tokens;
    std::vector<std::string_view> _open;
};

}  // namespace


std::vector<Token> tokens(std::string_view text, std::string_view where)
{
    return Scanner(text, where).scan();
}

}  // namespace templates
