#include "tests/support/Schema.h"

#include <Poco/JSON/Array.h>

#include <algorithm>
#include <array>
#include <regex>
#include <stdexcept>

namespace tests {

namespace {

using Poco::Dynamic::Var;
using Poco::JSON::Array;
using Poco::JSON::Object;
using Problems = std::vector<std::string>;
using Nodes = std::vector<Object::Ptr>;

/// What answers are held against, and what only requests have.
constexpr std::array<std::string_view, 20> known{"$ref",        "type",
                                                 "description", "properties",
                                                 "required",    "additionalProperties",
                                                 "items",       "allOf",
                                                 "oneOf",       "anyOf",
                                                 "enum",        "const",
                                                 "pattern",     "format",
                                                 "minimum",     "maximum",
                                                 "maxLength",   "default",
                                                 "uniqueItems", "unevaluatedProperties"};


bool isObject(const Var& value)
{
    return !value.isEmpty() && value.type() == typeid(Object::Ptr);
}


bool isArray(const Var& value)
{
    return !value.isEmpty() && value.type() == typeid(Array::Ptr);
}


std::string typeOf(const Var& value)
{
    if (value.isEmpty())
        return "null";
    if (isObject(value))
        return "object";
    if (isArray(value))
        return "array";
    if (value.isBoolean())
        return "boolean";
    if (value.isString())
        return "string";
    return value.isInteger() ? "integer" : "number";
}


std::string told(const Var& value)
{
    if (!isArray(value))
        return value.isEmpty() ? "null" : value.toString().substr(0, 100);
    std::string all;
    for (const auto& each : *value.extract<Array::Ptr>())
        all += (all.empty() ? "" : ",") + told(each);
    return "[" + all + "]";
}


bool same(const Var& one, const Var& other)
{
    return typeOf(one) == typeOf(other) && told(one) == told(other);
}


/// A list, or the one thing that stands in its place.
std::vector<Var> listOf(const Var& value)
{
    if (!isArray(value))
        return {value};
    const auto list = value.extract<Array::Ptr>();
    return std::vector<Var>(list->begin(), list->end());  // Braces would make two values of the iterators.
}


/// One look at one value. `nodes` are the schemas that hold for it together.
class Look
{
public:
    Look(const Schemas& schemas, Nodes nodes, std::string where) : _schemas(schemas), _where(std::move(where))
    {
        for (const auto& node : nodes)
            take(node);
    }

    [[nodiscard]] Problems at(const Var& value) const
    {
        if (_choices.empty())
            return plainly(value);
        auto rest = *this;
        const auto alternatives = rest._choices.back();
        rest._choices.pop_back();
        Problems least;
        bool first = true;
        for (const auto& alternative : alternatives)
        {
            auto look = rest;
            look.take(alternative.extract<Object::Ptr>());
            auto found = look.at(value);
            if (first || found.size() < least.size())
                least = std::move(found);
            first = false;
        }
        return least;
    }

private:
    void take(const Object::Ptr& node)
    {
        for (const auto& [name, value] : *node)
            if (std::find(known.begin(), known.end(), name) == known.end())
                throw std::runtime_error("docs/api.yaml has a schema with " + name +
                                         ", which tests/support/Schema.cpp does not know");
        _nodes.push_back(node);
        if (node->has("$ref"))
            take(_schemas.resolved(node));
        if (node->has("allOf"))
            for (const auto& part : *node->getArray("allOf"))
                take(part.extract<Object::Ptr>());
        for (const auto* choice : {"oneOf", "anyOf"})
            if (node->has(choice))
                _choices.push_back(listOf(node->get(choice)));
    }

    [[nodiscard]] Problems plainly(const Var& value) const
    {
        Problems found;
        for (const auto& node : _nodes)
            if (const auto wrong = mismatch(node, value); !wrong.empty())
                found.push_back(_where + " is " + wrong);
        if (isObject(value) && found.empty())
            lookInto(*value.extract<Object::Ptr>(), found);
        if (isArray(value) && found.empty())
            lookInto(*value.extract<Array::Ptr>(), found);
        return found;
    }

    [[nodiscard]] static std::string mismatch(const Object::Ptr& node, const Var& value)
    {
        const auto type = typeOf(value);
        const auto isOneOf = [&](const std::vector<Var>& list) {
            return std::any_of(list.begin(), list.end(), [&](const Var& each) { return same(each, value); });
        };
        if (node->has("type"))
        {
            const auto types = listOf(node->get("type"));
            if (std::none_of(types.begin(), types.end(), [&](const Var& each) {
                    return each == type || (each == "number" && type == "integer");
                }))
                return type + " and not " + told(node->get("type"));
        }
        if (node->has("enum") && !isOneOf(listOf(node->get("enum"))))
            return told(value) + " and none of " + told(node->get("enum"));
        if (node->has("const") && !isOneOf({node->get("const")}))
            return told(value) + " and not " + told(node->get("const"));
        if (type != "string")
            return {};
        const auto text = value.toString();
        if (node->has("pattern") &&
            !std::regex_search(text, std::regex(node->getValue<std::string>("pattern"))))
            return told(value) + " and not like " + told(node->get("pattern"));
        static const std::regex time(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z)");
        if (node->optValue<std::string>("format", {}) == "date-time" && !std::regex_match(text, time))
            return told(value) + " and no time in UTC";
        return {};
    }

    void lookInto(const Object& object, Problems& found) const
    {
        for (const auto& node : _nodes)
            if (node->has("required"))
                for (const auto& name : *node->getArray("required"))
                    if (!object.has(name.toString()))
                        found.push_back(_where + " lacks " + name.toString());
        for (const auto& [name, value] : object)
        {
            Nodes meant;
            for (const auto& node : _nodes)
                if (node->has("properties") && node->getObject("properties")->has(name))
                    meant.push_back(node->getObject("properties")->getObject(name));
            for (const auto& node : _nodes)
                if (meant.empty() && node->isObject("additionalProperties"))
                    meant.push_back(node->getObject("additionalProperties"));
            if (meant.empty())
                found.push_back(_where + " has " + name + ", which is not documented");
            else
                lookAt(value, meant, _where + "." + name, found);
        }
    }

    void lookInto(const Array& array, Problems& found) const
    {
        Nodes meant;
        for (const auto& node : _nodes)
            if (node->has("items"))
                meant.push_back(node->getObject("items"));
        std::size_t position = 0;
        for (const auto& value : array)
            lookAt(value, meant, _where + "[" + std::to_string(position++) + "]", found);
    }

    void lookAt(const Var& value, const Nodes& meant, const std::string& where, Problems& found) const
    {
        const auto more = Look(_schemas, meant, where).at(value);
        found.insert(found.end(), more.begin(), more.end());
    }

    const Schemas& _schemas;
    std::string _where;
    Nodes _nodes{};
    std::vector<std::vector<Var>> _choices;  ///< Of each one alternative holds.
};

}  // namespace


std::vector<std::string> Schemas::problems(const Object::Ptr& schema, const Var& value) const
{
    return Look(*this, {schema}, "$").at(value);
}


Object::Ptr Schemas::resolved(const Object::Ptr& object) const
{
    if (!object->has("$ref"))
        return object;
    const auto path = object->getValue<std::string>("$ref");
    auto found = _document;
    for (std::size_t begin = path.find('/') + 1; found && begin != 0;)
    {
        const auto end = path.find('/', begin);
        found = found->getObject(path.substr(begin, end - begin));
        begin = end == std::string::npos ? 0 : end + 1;
    }
    if (!found)
        throw std::runtime_error("docs/api.yaml has no " + path);
    return found;
}

}  // namespace tests
