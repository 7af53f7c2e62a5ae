#include "templates/src/Minify.h"

#include "templates/src/Tokens.h"

#include <algorithm>
#include <array>
#include <optional>

namespace templates {

namespace {

using namespace std::string_view_literals;

/// Elements beside which a browser drops blanks anyway. Sorted.
constexpr std::array blocks{
    "!doctype"sv, "article"sv, "aside"sv,  "body"sv,    "br"sv,    "caption"sv, "col"sv,      "colgroup"sv,
    "dd"sv,       "details"sv, "dialog"sv, "div"sv,     "dl"sv,    "dt"sv,      "fieldset"sv, "figure"sv,
    "footer"sv,   "form"sv,    "h1"sv,     "h2"sv,      "h3"sv,    "h4"sv,      "head"sv,     "header"sv,
    "hr"sv,       "html"sv,    "legend"sv, "li"sv,      "link"sv,  "main"sv,    "meta"sv,     "nav"sv,
    "ol"sv,       "option"sv,  "p"sv,      "section"sv, "style"sv, "summary"sv, "table"sv,    "tbody"sv,
    "td"sv,       "tfoot"sv,   "th"sv,     "thead"sv,   "title"sv, "tr"sv,      "ul"sv};
static_assert(std::is_sorted(blocks.begin(), blocks.end()));

constexpr std::array verbatim{"pre"sv, "textarea"sv, "script"sv, "style"sv};


bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}


bool beginsElement(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!';
}


/// "</td >" → "td".
std::string elementOf(std::string_view tag)
{
    std::string name;
    for (std::size_t i = tag.starts_with("</") ? 2 : 1; i < tag.size(); ++i)
    {
        if (blank(tag[i]) || tag[i] == '>' || tag[i] == '/')
            break;
        name += tag[i] >= 'A' && tag[i] <= 'Z' ? static_cast<char>(tag[i] - 'A' + 'a') : tag[i];
    }
    return name;
}


/// Writes pieces in order and decides on the blanks between them when it knows both neighbours.
class Minifier
{
public:
    explicit Minifier(std::string_view html) : _html(html) {}

    std::string run()
    {
        while (_at < _html.size())
            piece();
        put({}, Neighbour::block);
        return std::move(_out);
    }

private:
    enum class Neighbour { block, inlined };

    void piece()
    {
        if (blank(_html[_at]))
            return blanks();
        if (_html.substr(_at).starts_with("{{"))
            return mustache();
        if (_html.substr(_at).starts_with("<!--") && !_html.substr(_at).starts_with("<!--["))
            return comment();
        if (_html[_at] == '<' && _at + 1 < _html.size() && beginsElement(_html[_at + 1]))
            return element();
        put(_html.substr(_at, 1), Neighbour::inlined);
        ++_at;
    }

    void blanks()
    {
        while (_at < _html.size() && blank(_html[_at]))
            ++_at;
        _pending = true;
    }

    void comment()
    {
        const auto end = _html.find("-->", _at);
        _at = end == std::string_view::npos ? _html.size() : end + 3;
    }

    /// What stands in the place of a tag is not known here, so it counts as words.
    void mustache()
    {
        const bool triple = _html.substr(_at).starts_with("{{{");
        const auto end = _html.find(triple ? "}}}" : "}}", _at);
        const auto tag = _html.substr(_at, end + (triple ? 3 : 2) - _at);
        _at += tag.size();
        if (tag[2] != '!')
            put(tag, Neighbour::inlined);
    }

    void element()
    {
        const auto tag = wholeTag();
        const auto name = elementOf(tag);
        const bool block = std::binary_search(blocks.begin(), blocks.end(), std::string_view(name));
        put(squeezed(tag), block ? Neighbour::block : Neighbour::inlined);
        _at += tag.size();
        if (!tag.starts_with("</") && std::find(verbatim.begin(), verbatim.end(), name) != verbatim.end())
        {
            const auto end = std::min(_html.find("</" + name, _at), _html.size());
            put(_html.substr(_at, end - _at), Neighbour::inlined);
            _at = end;
        }
    }

    [[nodiscard]] std::string_view wholeTag() const
    {
        char quote = '\0';
        for (auto i = _at; i < _html.size(); ++i)
        {
            const char c = _html[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c == '"' || c == '\'')
                quote = c;
            else if (c == '>')
                return _html.substr(_at, i + 1 - _at);
        }
        return _html.substr(_at);
    }

    static std::string squeezed(std::string_view tag)
    {
        std::string out;
        char quote = '\0';
        for (const char c : tag)
        {
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c == '"' || c == '\'')
                quote = c;
            if (quote != '\0' || !blank(c))
                out += c;
            else if (out.back() != ' ')
                out += ' ';
        }
        return out;
    }

    void put(std::string_view piece, Neighbour neighbour)
    {
        if (_pending && neighbour != Neighbour::block && _last != Neighbour::block)
            _out += ' ';
        _pending = false;
        _last = neighbour;
        _out.append(piece);
    }

    std::string_view _html;
    std::size_t _at = 0;
    std::string _out;
    bool _pending = false;
    Neighbour _last = Neighbour::block;
};

}  // namespace


std::string minify(std::string_view html, std::string_view where)
{
    static_cast<void>(tokens(html, where));
    return Minifier(html).run();
}

}  // namespace templates
