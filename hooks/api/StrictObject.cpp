#include "hooks/api/StrictObject.h"

#include "hooks/api/BadInput.h"

#include <limits>

namespace contacts {

namespace {

template <class Value>
const Value& typed(const Value* value, const helpdesk::Json& json, std::string path, std::string expected)
{
    if (!value)
        throw BadInput(std::move(path), "wrong-type", std::move(expected), std::string(typeOf(json)));
    return *value;
}

}  // namespace


std::string_view typeOf(const helpdesk::Json& json)
{
    if (json.isNull())
        return "null";
    if (json.boolean())
        return "boolean";
    if (json.integer() || json.real())
        return "number";
    if (json.text())
        return "string";
    return json.items() ? "array" : "object";
}


StrictObject::StrictObject(const helpdesk::Json& json, std::string path) : _json(json), _path(std::move(path))
{
    typed(json.members(), json, _path, "object");
}


const std::string& StrictObject::text(std::string_view name)
{
    const auto& json = need(name);
    return typed(json.text(), json, path(name), "string");
}


std::optional<std::string> StrictObject::textIfAny(std::string_view name)
{
    const auto* json = find(name);
    return json ? std::optional(typed(json->text(), *json, path(name), "string")) : std::nullopt;
}


bool StrictObject::flag(std::string_view name)
{
    const auto& json = need(name);
    return typed(json.boolean(), json, path(name), "boolean");
}


std::optional<std::string> StrictObject::textOrNull(std::string_view name)
{
    const auto* json = find(name);
    if (!json)
        return std::nullopt;
    return json->isNull() ? std::string() : typed(json->text(), *json, path(name), "string or null");
}


std::optional<bool> StrictObject::flagIfAny(std::string_view name)
{
    const auto* json = find(name);
    return json ? std::optional(typed(json->boolean(), *json, path(name), "boolean")) : std::nullopt;
}


std::uint32_t StrictObject::number(std::string_view name)
{
    const auto& json = need(name);
    const auto value = typed(json.integer(), json, path(name), "whole number");
    if (value < 0 || value > std::numeric_limits<std::uint32_t>::max())
        throw BadInput(path(name), "out-of-range", "0…4294967295", std::to_string(value));
    return static_cast<std::uint32_t>(value);
}


const helpdesk::Json::Array& StrictObject::list(std::string_view name)
{
    const auto& json = need(name);
    return typed(json.items(), json, path(name), "array");
}


const helpdesk::Json::Array* StrictObject::listIfAny(std::string_view name)
{
    const auto* json = find(name);
    return json ? &typed(json->items(), *json, path(name), "array") : nullptr;
}


std::set<std::string, std::less<>> StrictObject::texts(std::string_view name)
{
    std::set<std::string, std::less<>> all;
    std::size_t position = 0;
    for (const auto& item : list(name))
    {
        const std::string at = path(name) + "[" + std::to_string(position++) + "]";
        if (!all.insert(typed(item.text(), item, at, "string")).second)
            throw BadInput(at, "repeated", {}, *item.text());
    }
    return all;
}


StrictObject StrictObject::object(std::string_view name)
{
    return {need(name), path(name)};
}


std::optional<StrictObject> StrictObject::objectIfAny(std::string_view name)
{
    const auto* json = find(name);
    return json ? std::optional(StrictObject(*json, path(name))) : std::nullopt;
}


void StrictObject::ignore(std::string_view name)
{
    static_cast<void>(find(name));
}


void StrictObject::nothingElse() const
{
    for (const auto& [name, value] : *_json.members())
        if (!_known.contains(name))
            throw BadInput(path(name), "unknown-field");
}


std::string StrictObject::path(std::string_view name) const
{
    return _path + "." + std::string(name);
}


const helpdesk::Json* StrictObject::find(std::string_view name)
{
    _known.emplace(name);
    return _json.find(name);
}


const helpdesk::Json& StrictObject::need(std::string_view name)
{
    const auto* found = find(name);
    if (!found)
        throw BadInput(path(name), "missing");
    return *found;
}

}  // namespace contacts
