// Bodies and queries of the host's own calls, read strictly: what is unknown, missing or of another type is a
// 400.
#pragma once

#include "templates/Words.h"

#include <helpdesk/Page.h>

#include <initializer_list>
#include <stdexcept>

namespace supportcentre {

/// Thrown while reading, before anything is done.
class BadRequest : public std::runtime_error
{
public:
    /// `where` is a JSON path ("$.subject") or a parameter's name; `rule` names the sentence
    /// "api.bad.<rule>", which `expected` fills.
    BadRequest(std::string where, std::string rule, std::string expected = {})
        : std::runtime_error(where + ": " + rule),
          _where(std::move(where)),
          _rule(std::move(rule)),
          _expected(std::move(expected))
    {
    }

    /// 400 with one finding that names the place, in the visitor's language.
    [[nodiscard]] helpdesk::Response answer(const templates::Words& words,
                                            const helpdesk::Request& request) const;

private:
    std::string _where;
    std::string _rule;
    std::string _expected;
};

/// Where a member of the body stands.
[[nodiscard]] std::string pathOf(std::string_view name);

/// The members of a JSON body. Throws BadRequest naming the member. Lives as long as the request.
class ApiBody
{
public:
    /// Every member of the body must be one of `known`.
    ApiBody(const helpdesk::Request& request, std::initializer_list<std::string_view> known);

    [[nodiscard]] const std::string& text(std::string_view name) const;
    [[nodiscard]] bool flagOr(std::string_view name, bool otherwise) const;

private:
    [[nodiscard]] const helpdesk::Json* find(std::string_view name) const;

    const helpdesk::Json* _body = nullptr;
};

/// Throws BadRequest for a parameter that is not one of `known`.
void onlyParameters(const helpdesk::Request& request, std::initializer_list<std::string_view> known);

}  // namespace supportcentre
