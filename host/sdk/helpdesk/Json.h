// A JSON value, std only. The host parses request bodies once and strictly (RFC 8259, no duplicate names,
// bounded depth and size); plugins receive and return this value and never parse text themselves.
#pragma once

#include "helpdesk/Abi.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// Objects keep the order in which members were added. Not thread-safe while being written.
class Json
{
public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<std::string, Json>>;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : _value(value) {}
    Json(int value) : _value(std::int64_t{value}) {}
    Json(std::int64_t value) : _value(value) {}
    Json(std::uint64_t value) : _value(static_cast<std::int64_t>(value)) {}
    Json(double value) : _value(value) {}
    Json(const char* text) : _value(std::string(text)) {}
    Json(std::string_view text) : _value(std::string(text)) {}
    Json(std::string text) : _value(std::move(text)) {}
    Json(Array items) : _value(std::move(items)) {}
    Json(Object members) : _value(std::move(members)) {}

    [[nodiscard]] static Json object() { return Json(Object{}); }
    [[nodiscard]] static Json array() { return Json(Array{}); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(_value); }

    /// Null when the value is of another type.
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&_value); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&_value); }
    [[nodiscard]] const double* real() const { return std::get_if<double>(&_value); }
    [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&_value); }
    [[nodiscard]] const Array* items() const { return std::get_if<Array>(&_value); }
    [[nodiscard]] const Object* members() const { return std::get_if<Object>(&_value); }

    /// Null when this is no object or has no such member.
    [[nodiscard]] const Json* find(std::string_view name) const
    {
        if (const auto* all = members())
            for (const auto& [key, value] : *all)
                if (key == name)
                    return &value;
        return nullptr;
    }

    /// Adds a member to an object (turns anything else into one first). Does not look for an older one.
    Json& set(std::string name, Json value)
    {
        if (!members())
            _value = Object{};
        std::get<Object>(_value).emplace_back(std::move(name), std::move(value));
        return *this;
    }

    /// Adds an item to an array (turns anything else into one first).
    Json& add(Json value)
    {
        if (!items())
            _value = Array{};
        std::get<Array>(_value).push_back(std::move(value));
        return *this;
    }

    /// Compact RFC 8259 text; control characters, <, > and & are escaped, so that it is safe inside a page.
    [[nodiscard]] std::string dump() const
    {
        std::string out;
        write(out);
        return out;
    }

    static void quote(std::string& out, std::string_view text)
    {
        static constexpr char digits[] = "0123456789abcdef";
        out += '"';
        for (const char c : text)
        {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\')
                (out += '\\') += c;
            else if (byte < 0x20 || c == '<' || c == '>' || c == '&' || byte == 0x7f)
                ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
            else
                out += c;
        }
        out += '"';
    }

private:
    void write(std::string& out) const
    {
        if (const auto* flag = boolean())
            out += *flag ? "true" : "false";
        else if (const auto* whole = integer())
            out += std::to_string(*whole);
        else if (const auto* number = real())
            out += std::to_string(*number);
        else if (const auto* string = text())
            quote(out, *string);
        else if (const auto* list = items())
        {
            char before = '[';
            for (const auto& item : *list)
            {
                out += std::exchange(before, ',');
                item.write(out);
            }
            out += list->empty() ? "[]" : "]";
        }
        else if (const auto* all = members())
        {
            char before = '{';
            for (const auto& [name, value] : *all)
            {
                out += std::exchange(before, ',');
                quote(out, name);
                out += ':';
                value.write(out);
            }
            out += all->empty() ? "{}" : "}";
        }
        else
            out += "null";
    }

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> _value;
};

HELPDESK_ABI_END
}  // namespace helpdesk
