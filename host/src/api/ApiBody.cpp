#include "host/src/api/ApiBody.h"

#include <algorithm>

namespace supportcentre {

ApiBody::ApiBody(const helpdesk::Request& request, std::initializer_list<std::string_view> known)
{
    if (!request.json || !request.json->members())
        throw BadRequest("The body must be a JSON object.");
    _body = &*request.json;
    for (const auto& [name, value] : *_body->members())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw BadRequest("Unknown field: " + name + ".");
}


const helpdesk::Json* ApiBody::find(std::string_view name) const
{
    const auto* found = _body->find(name);
    return found && !found->isNull() ? found : nullptr;
}


const std::string& ApiBody::text(std::string_view name) const
{
    const auto* found = find(name);
    if (!found || !found->text())
        throw BadRequest("The field " + std::string(name) + " must be a text.");
    return *found->text();
}


std::string ApiBody::textOr(std::string_view name, std::string_view otherwise) const
{
    return find(name) ? text(name) : std::string(otherwise);
}


bool ApiBody::flagOr(std::string_view name, bool otherwise) const
{
    const auto* found = find(name);
    if (!found)
        return otherwise;
    if (!found->boolean())
        throw BadRequest("The field " + std::string(name) + " must be true or false.");
    return *found->boolean();
}


void onlyParameters(const helpdesk::Request& request, std::initializer_list<std::string_view> known)
{
    for (const auto& [name, value] : request.query.all())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw BadRequest("Unknown parameter: " + name + ".");
}

}  // namespace supportcentre
