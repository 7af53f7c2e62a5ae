#pragma once

#include <stdexcept>
#include <string>

namespace contacts {

/// A body or query that is not as documented: 400, saying where and what. Thrown while reading, before
/// anything is done.
class BadInput : public std::runtime_error
{
public:
    /// `where` is a JSON path ("$.changes[2].role") or a parameter's name; `rule` names the sentence
    /// "api.bad.<rule>"; `expected` and `found` fill it.
    BadInput(std::string where, std::string rule, std::string expected = {}, std::string found = {})
        : std::runtime_error(where + ": " + rule),
          _where(std::move(where)),
          _rule(std::move(rule)),
          _expected(std::move(expected)),
          _found(std::move(found))
    {
    }

    [[nodiscard]] const std::string& where() const noexcept { return _where; }
    [[nodiscard]] const std::string& rule() const noexcept { return _rule; }
    [[nodiscard]] const std::string& expected() const noexcept { return _expected; }
    [[nodiscard]] const std::string& found() const noexcept { return _found; }

private:
    std::string _where;
    std::string _rule;
    std::string _expected;
    std::string _found;
};

}  // namespace contacts
