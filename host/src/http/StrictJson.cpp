#include "host/src/http/StrictJson.h"

#include "host/src/http/JsonGrammar.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Handler.h>
#include <Poco/JSON/Parser.h>

#include <limits>
#include <unordered_set>

namespace supportcentre {

namespace {

using helpdesk::Json;

constexpr std::size_t longestName = 40;
constexpr std::size_t longestPlace = 200;


/// What somebody sent, so that it can stand in an answer and in a log: short, and plain ASCII.
std::string shown(std::string_view name)
{
    std::string plain;
    for (const char c : name)
    {
        if ((static_cast<unsigned char>(c) & 0xc0u) == 0x80u)
            continue;  // The rest of a character that has its mark already.
        if (plain.size() == longestName)
            return plain + "...";
        plain += c >= ' ' && c < '\x7f' && c != '"' && c != '\\' ? c : '?';
    }
    return plain;
}


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
            throw Rejected(400,
                           "The name \"" + shown(name) + "\" comes twice in the object " + place() + ".");
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

    void open(Json empty) { _open.push_back({std::move(empty)}); }

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

    /// The JSON path of the innermost open value: "$.changes[2]".
    [[nodiscard]] std::string place() const
    {
        std::string path = "$";
        for (std::size_t i = 0; i + 1 < _open.size(); ++i)
        {
            const auto& level = _open[i];
            const auto* items = level.value.items();
            path += items ? "[" + std::to_string(items->size()) + "]" : "." + shown(level.key);
            if (path.size() > longestPlace)
                return path.substr(0, longestPlace) + "...";
        }
        return path;
    }

    std::vector<Level> _open;
    Json _root;
};

}  // namespace


Json parseStrictJson(std::string_view text)
{
    if (!isUtf8(text))
        throw Rejected(400, "The body is not valid UTF-8.");
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '['))
        throw Rejected(400, "The body must be a JSON object or array.");
    checkJsonGrammar(text);
    Poco::SharedPtr<Builder> builder = new Builder;
    try
    {
        Poco::JSON::Parser(builder).parse(std::string(text));
    }
    catch (const Poco::Exception&)
    {
        throw Rejected(400, "The body holds what cannot be read, such as a number that is too large.");
    }
    return builder->take();
}

}  // namespace supportcentre
