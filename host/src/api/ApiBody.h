// Bodies and queries of the host's own calls, read strictly: what is unknown, missing or of another type is a
// 400.
#pragma once

#include <helpdesk/Page.h>

#include <initializer_list>
#include <stdexcept>

namespace supportcentre {

class BadRequest : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// The members of a JSON body. Throws BadRequest naming the member. Lives as long as the request.
class ApiBody
{
public:
    /// Every member of the body must be one of `known`.
    ApiBody(const helpdesk::Request& request, std::initializer_list<std::string_view> known);

    [[nodiscard]] const std::string& text(std::string_view name) const;
    [[nodiscard]] std::string textOr(std::string_view name, std::string_view otherwise) const;
    [[nodiscard]] bool flagOr(std::string_view name, bool otherwise) const;

private:
    [[nodiscard]] const helpdesk::Json* find(std::string_view name) const;

    const helpdesk::Json* _body = nullptr;
};

/// Throws BadRequest for a parameter that is not one of `known`.
void onlyParameters(const helpdesk::Request& request, std::initializer_list<std::string_view> known);

}  // namespace supportcentre
