#include "host/src/http/StrictJson.h"

#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Handler.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <unordered_set>

namespace supportcentre {

namespace {

using helpdesk::Json;

constexpr std::size_t deepest = 32;


/// Builds a helpdesk::Json from the parser's events and refuses what the parser lets through.
class Builder final : public Poco::JSON::Handler
{
public:
    Json take() { return std::move(_root); }

    void reset() override {}
    void startObject() override { open(Json::object()); }
    void endObject() override { close(); }
    void startArray() override { open(Json::array()); }
    void endArray() override { close(); }

    void key(const std::string& name) override
    {
        check(name);
        if (!_open.back().names.insert(name).second)
            throw Rejected(400, "A name comes twice in one object.");
        _open.back().key = name;
    }

    void null() override { put(nullptr); }
    void value(bool flag) override { put(flag); }
    void value(int number) override { put(number); }
    void value(unsigned number) override { put(std::int64_t{number}); }
    void value(Poco::Int64 number) override { put(std::int64_t{number}); }
    void value(double number) override { put(number); }

    void value(Poco::UInt64 number) override
    {
        if (number > static_cast<Poco::UInt64>(std::numeric_limits<std::int64_t>::max()))
            throw Rejected(400, "A number is too large.");
        put(static_cast<std::int64_t>(number));
    }

    void value(const std::string& text) override
    {
        check(text);
        put(text);
    }

private:
    struct Level
    {
        Json value;
        std::string key;  ///< Where the next value of an object goes.
        std::unordered_set<std::string> names;
    };

    static void check(const std::string& text)
    {
        if (text.find('\0') != std::string::npos)
            throw Rejected(400, "A text holds a NUL character.");
        if (!isUtf8(text))
            throw Rejected(400, "A text is not valid UTF-8.");
    }

    void open(Json empty)
    {
        if (_open.size() == deepest)
            throw Rejected(400, "The JSON is nested too deeply.");
        _open.push_back({std::move(empty)});
    }

    void close()
    {
        Json done = std::move(_open.back().value);
        _open.pop_back();
        if (_open.empty())
            _root = std::move(done);
        else
            put(std::move(done));
    }

    void put(Json value)
    {
        auto& level = _open.back();
        if (level.value.members())
            level.value.set(level.key, std::move(value));
        else
            level.value.add(std::move(value));
    }

    std::vector<Level> _open;
    Json _root;
};

/// A string that begins at `at`; leaves `at` behind it. POCO cuts names at an escaped NUL.
void passString(std::string_view text, std::size_t& at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
        {
            if (text.substr(at + 1).starts_with("u0000"))
                throw Rejected(400, "A text holds a NUL character.");
            ++at;
        }
    ++at;
}


/// A number that begins at `at`; leaves `at` behind it. POCO lets some whole numbers beyond 64 bits wrap
/// around.
void passNumber(std::string_view text, std::size_t& at)
{
    const auto end = std::min(text.find_first_not_of("0123456789+-.eE", at), text.size());
    const auto number = text.substr(at, end - at);
    at = end;
    if (number.find_first_of(".eE") != std::string_view::npos)
        return;  // POCO refuses those that are no finite double.
    std::int64_t whole = 0;
    if (std::from_chars(number.data(), number.data() + number.size(), whole).ec ==
        std::errc::result_out_of_range)
        throw Rejected(400, "A number is too large.");
}


/// What POCO's parser does not tell its handler.
void checkTokens(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        if (text[at] == '"')
            passString(text, at);
        else if (text[at] == '-' || (text[at] >= '0' && text[at] <= '9'))
            passNumber(text, at);
        else
            ++at;
}

}  // namespace


Json parseStrictJson(std::string_view text)
{
    if (!isUtf8(text))
        throw Rejected(400, "The body is not valid UTF-8.");
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '['))
        throw Rejected(400, "The body must be a JSON object or array.");
    checkTokens(text);
    Poco::SharedPtr<Builder> builder = new Builder;
    try
    {
        Poco::JSON::Parser(builder).parse(std::string(text));
    }
    catch (const Poco::Exception&)
    {
        throw Rejected(400, "The body is not well-formed JSON.");
    }
    return builder->take();
}

}  // namespace supportcentre
