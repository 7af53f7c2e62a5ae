// What templates see and what pages need of them. std only: hooks, mail and host include this and nothing
// else of here.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace templates {

/// The model of a page: text, flags and lists, never objects. Text is escaped by the template, not here.
/// Markup is for parts that a template of ours has rendered already; policy tests list where {{{…}}} may
/// stand.
class View
{
public:
    struct Markup
    {
        std::string html;
    };
    using List = std::vector<View>;
    using Value = std::variant<std::string, bool, Markup, List>;

    View() = default;
    View(std::initializer_list<std::pair<const std::string, Value>> values) : _values(values) {}

    View& set(std::string name, Value value)
    {
        _values.insert_or_assign(std::move(name), std::move(value));
        return *this;
    }

    [[nodiscard]] const std::map<std::string, Value>& values() const noexcept { return _values; }

private:
    std::map<std::string, Value> _values;
};

class TemplateError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// A template specialised once into literal pieces and slots and filled at string-builder speed: for rows of
/// long lists. Made by Views::row from a Mustache template, so that HTML is written in one place only.
/// Immutable. [thread-safe]
class Row
{
public:
    virtual ~Row() = default;

    /// Position of a name in `values`. Throws TemplateError for one the template does not use.
    [[nodiscard]] virtual std::size_t slot(std::string_view name) const = 0;
    [[nodiscard]] virtual std::size_t slots() const = 0;

    /// Appends the row; every value is HTML-escaped unless its slot is a {{{raw}}} one.
    virtual void fill(std::string& out, std::span<const std::string_view> values) const = 0;
};

/// All templates of one owner in all languages, parsed and checked when made. [thread-safe]
class Views
{
public:
    virtual ~Views() = default;

    /// `name` is the path below the templates' folder without ending: "page/contacts". Throws TemplateError
    /// when it is missing or asks for a name the view lacks: loud in tests, an incident in production, never
    /// an empty page.
    [[nodiscard]] virtual std::string render(std::string_view name, std::string_view locale,
                                             const View& view) const = 0;

    /// The row form of a template that uses plain {{name}} and {{{name}}} only.
    [[nodiscard]] virtual std::shared_ptr<const Row> row(std::string_view name,
                                                         std::string_view locale) const = 0;
};

/// & < > " ' as entities, appended to `out`. Much faster than Mustache's own.
void escapeHtml(std::string& out, std::string_view text);

}  // namespace templates
