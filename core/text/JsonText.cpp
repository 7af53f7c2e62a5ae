#include "core/text/JsonText.h"

namespace contacts {

void JsonText::name(std::string_view name)
{
    separate();
    quote(name);
    _json += ':';
    _needsComma = false;
}


void JsonText::text(std::string_view value)
{
    separate();
    quote(value);
}


void JsonText::number(std::uint64_t value)
{
    separate();
    _json += std::to_string(value);
}


void JsonText::member(std::string_view memberName, std::string_view value)
{
    name(memberName);
    text(value);
}


void JsonText::member(std::string_view memberName, std::uint64_t value)
{
    name(memberName);
    number(value);
}


void JsonText::open(char bracket)
{
    separate();
    _json += bracket;
    _needsComma = false;
}


void JsonText::close(char bracket)
{
    _json += bracket;
    _needsComma = true;
}


void JsonText::separate()
{
    if (_needsComma)
        _json += ',';
    _needsComma = true;
}


void JsonText::quote(std::string_view value)
{
    constexpr std::string_view hex = "0123456789abcdef";
    _json += '"';
    for (const char character : value)
    {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\')
            (_json += '\\') += character;
        else if (byte < 0x20)
            (((_json += "\\u00") += hex[byte >> 4]) += hex[byte & 15]);
        else
            _json += character;
    }
    _json += '"';
}

}  // namespace contacts
