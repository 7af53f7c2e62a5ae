// Writes canonical JSON: no blanks, members in the order given, strings escaped as RFC 8785 says. For
// hashing, not for the wire.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace contacts {

class JsonText
{
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    void name(std::string_view name);
    void text(std::string_view value);
    void number(std::uint64_t value);

    void member(std::string_view memberName, std::string_view value);
    void member(std::string_view memberName, std::uint64_t value);

    [[nodiscard]] std::string take() { return std::move(_json); }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void quote(std::string_view value);

    std::string _json;
    bool _needsComma = false;
};

}  // namespace contacts
