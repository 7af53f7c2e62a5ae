// The only translation unit that sees kainjow's Mustache; its traps are described in docs/adr and kept in
// here.
#include "templates/src/Compose.h"
#include "templates/src/SpecialisedRow.h"
#include "templates/src/Tokens.h"
#include "templates/src/Usage.h"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace templates {

namespace {

namespace engine = kainjow::mustache;


/// Stands for a blank between words while the engine works, which makes a node of 272 bytes of each word and
/// of each blank: for all pages in all languages that was more than a third of an idle host (docs/adr/0011).
/// No text of a person has it, because no UTF-8 has this byte: what somebody typed stands as he typed it.
constexpr char blankMark = '\xff';


/// A line with nothing but blanks and sections is left out by the engine, which must still know it: only
/// beside words blanks are marked.
std::string withMarkedBlanks(std::string_view text, std::string_view name)
{
    constexpr std::string_view blanks = " \t\r\n";
    std::string out;
    out.reserve(text.size());
    for (const auto& token : tokens(text, name))
        for (auto rest = token.source; !rest.empty();)
        {
            const auto line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
            const auto from = static_cast<std::ptrdiff_t>(out.size());
            out.append(line);
            if (token.kind == Token::Kind::text && line.find_first_not_of(blanks) != std::string_view::npos)
                std::replace(out.begin() + from, out.end(), ' ', blankMark);
            rest.remove_prefix(line.size());
        }
    return out;
}


/// A copy has no room to grow, which the engine leaves in every list of nodes.
engine::mustache copied(const engine::mustache& page)
{
    return page;
}


/// A parsed template. Rendering a valid one without partials and lambdas writes nothing into the object (only
/// failing partials and lambdas do), so that one of these serves all threads.
struct Parsed
{
    Parsed(std::string_view name, const std::string& text)
        : usage(usageOf(text, name)),
          page(copied(engine::mustache(withMarkedBlanks(text, name))))
    {
        if (!page.is_valid())
            throw TemplateError("template " + std::string(name) + ": " + page.error_message());
        page.set_custom_escape(plainText(name) ? unchanged : escaped);
    }

    static std::string escaped(const std::string& text)
    {
        std::string out;
        out.reserve(text.size());
        escapeHtml(out, text);
        return out;
    }

    static std::string unchanged(const std::string& text) { return text; }

    Usage usage;
    mutable engine::mustache page;
};


/// What the engine writes to.
struct Page
{
    std::string text;
    Page& operator<<(const std::string& piece)
    {
        text += piece;
        return *this;
    }
};


/// Stands for markup while the engine works, which would copy a long one four times. Nobody can forge it: the
/// engine sees texts only, and escapes every "<" in them.
constexpr std::string_view markupMark = "<\x01>";


std::string withMarkup(std::string page, const std::vector<const View::Markup*>& markups)
{
    if (markups.empty())
        return page;
    std::string out;
    auto size = page.size();
    for (const auto* markup : markups)
        size += markup->html.size();
    out.reserve(size);
    std::size_t from = 0;
    for (const auto* markup : markups)
    {
        const auto at = page.find(markupMark, from);
        out.append(page, from, at - from);
        out += markup->html;
        from = at + markupMark.size();
    }
    out.append(page, from, std::string::npos);
    return out;
}


/// Looks names up in a View and throws where kainjow would print nothing. Values are converted when they are
/// asked for; items of a list are placeholders by whose address the View behind them is found.
class StrictScopes final : public engine::basic_context<std::string>
{
public:
    StrictScopes(std::string_view name, const Usage& usage, const View& view) : _name(name), _usage(usage)
    {
        _scopes.push_back(&view);
    }

    void push(const engine::data* data) override
    {
        const View* inner = nullptr;
        for (auto list = _lists.rbegin(); list != _lists.rend() && inner == nullptr; ++list)
            inner = list->viewBehind(data);
        _scopes.push_back(inner);  // none: a flag opened the section
    }

    void pop() override { _scopes.pop_back(); }

    [[nodiscard]] const engine::data* get(const std::string& name) const override
    {
        return converted(name, valueOf(name), _usage.find(name)->second);
    }

    [[nodiscard]] const engine::data* get_partial(const std::string& name) const override
    {
        fail(name, "was not put in when the template was made");
    }

    [[nodiscard]] const std::vector<const View::Markup*>& markups() const noexcept { return _markups; }

private:
    struct OpenList
    {
        OpenList(const View::List& list, std::size_t depth)
            : views(&list),
              scopeDepth(depth),
              items(engine::list(list.size(), engine::data(true)))
        {
        }

        [[nodiscard]] const View* viewBehind(const engine::data* item) const
        {
            const auto& all = items.list_value();
            const bool mine = !all.empty() && !std::less<>()(item, all.data()) &&
                              std::less<>()(item, all.data() + all.size());
            return mine ? &(*views)[static_cast<std::size_t>(item - all.data())] : nullptr;
        }

        const View::List* views;
        std::size_t scopeDepth;
        engine::data items;
    };

    /// A name that two levels know would silently mean the outer one wherever the inner lacks it.
    [[nodiscard]] const View::Value& valueOf(const std::string& name) const
    {
        const View::Value* found = nullptr;
        for (const View* scope : _scopes)
            if (scope != nullptr)
                if (const auto value = scope->values().find(name); value != scope->values().end())
                {
                    if (found != nullptr)
                        fail(name, "stands in two levels of the view");
                    found = &value->second;
                }
        if (found == nullptr)
            fail(name, "is not in the view");
        return *found;
    }

    const engine::data* converted(const std::string& name, const View::Value& value, Use use) const
    {
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && use == Use::text)
            return &(_text = engine::data(*text));
        if (const auto* markup = std::get_if<View::Markup>(&value); markup != nullptr && use == Use::markup)
            return marked(*markup);
        if (const auto* flag = std::get_if<bool>(&value); flag != nullptr && use == Use::section)
            return *flag ? &_true : &_false;
        if (const auto* list = std::get_if<View::List>(&value); list != nullptr && use == Use::section)
            return list->empty() ? &_false : opened(*list);
        fail(name, "has the wrong kind: {{x}} wants text, {{{x}}} markup, {{#x}} a flag or a list");
    }

    /// In the order in which the engine asks for them, which is the order of the page.
    const engine::data* marked(const View::Markup& markup) const
    {
        if (plainText(_name))
            return &(_text = engine::data(markup.html));
        _markups.push_back(&markup);
        return &_mark;
    }

    /// Lists that were opened this deep before are done.
    const engine::data* opened(const View::List& list) const
    {
        while (!_lists.empty() && _lists.back().scopeDepth >= _scopes.size())
            _lists.pop_back();
        _lists.emplace_back(list, _scopes.size());
        return &_lists.back().items;
    }

    [[noreturn]] void fail(const std::string& name, const std::string& what) const
    {
        throw TemplateError("template " + std::string(_name) + ": " + name + " " + what);
    }

    std::string_view _name;
    const Usage& _usage;
    std::vector<const View*> _scopes;
    const engine::data _true{true};
    const engine::data _false{false};
    mutable engine::data _text{};  // the engine uses a variable before it asks for the next
    const engine::data _mark{std::string(markupMark)};
    mutable std::vector<const View::Markup*> _markups;
    mutable std::deque<OpenList> _lists;
};


class MustacheViews final : public Views
{
public:
    MustacheViews(const Texts& texts, const Words& words)
    {
        for (const auto& locale : words.locales())
        {
            auto& language = _languages.try_emplace(locale).first->second;
            for (const auto& [name, text] : texts)
                language.try_emplace(name, name, compose(texts, name, words, locale));
        }
    }

    [[nodiscard]] std::string render(std::string_view name, std::string_view locale,
                                     const View& view) const override
    {
        const auto& parsed = find(name, locale).parsed;
        StrictScopes scopes(name, parsed.usage, view);
        Page page;
        parsed.page.render(scopes, page);
        std::replace(page.text.begin(), page.text.end(), blankMark, ' ');
        return withMarkup(std::move(page.text), scopes.markups());
    }

    [[nodiscard]] std::shared_ptr<const Row> row(std::string_view name,
                                                 std::string_view locale) const override
    {
        return std::make_shared<SpecialisedRow>(find(name, locale).text, name, !plainText(name));
    }

private:
    struct Template
    {
        Template(std::string_view name, std::string composed) : text(std::move(composed)), parsed(name, text)
        {
        }
        std::string text;
        Parsed parsed;
    };
    using Language = std::map<std::string, Template, std::less<>>;

    [[nodiscard]] const Template& find(std::string_view name, std::string_view locale) const
    {
        const auto& language = languageOf(locale);
        const auto found = language.find(name);
        if (found == language.end())
            throw TemplateError("there is no template " + std::string(name));
        return found->second;
    }

    /// "fr-CA" reads French, a language we do not speak English.
    [[nodiscard]] const Language& languageOf(std::string_view locale) const
    {
        for (const auto wanted :
             {locale, locale.substr(0, locale.find_first_of("-_")), std::string_view("en")})
            if (const auto found = _languages.find(wanted); found != _languages.end())
                return found->second;
        return _languages.begin()->second;
    }

    std::map<std::string, Language, std::less<>> _languages;
};

}  // namespace


std::unique_ptr<Views> makeViews(const Texts& texts, const Words& words)
{
    return std::make_unique<MustacheViews>(texts, words);
}

}  // namespace templates
