#pragma once

#include <helpdesk/Json.h>

#include <optional>
#include <set>
#include <string>

namespace contacts {

/// Reads one JSON object by allow-list: every member is asked for by name and type, and nothingElse() refuses
/// the rest. Every complaint is a BadInput with the JSON path. The object outlives its reader.
class StrictObject
{
public:
    StrictObject(const helpdesk::Json& json, std::string path);

    [[nodiscard]] const std::string& text(std::string_view name);
    [[nodiscard]] std::optional<std::string> textIfAny(std::string_view name);

    /// Empty for null; nothing where it is not there.
    [[nodiscard]] std::optional<std::string> textOrNull(std::string_view name);
    [[nodiscard]] bool flag(std::string_view name);
    [[nodiscard]] std::optional<bool> flagIfAny(std::string_view name);

    /// A whole number from 0 to 4294967295.
    [[nodiscard]] std::uint32_t number(std::string_view name);
    [[nodiscard]] const helpdesk::Json::Array& list(std::string_view name);
    [[nodiscard]] const helpdesk::Json::Array* listIfAny(std::string_view name);
    [[nodiscard]] std::set<std::string, std::less<>> texts(std::string_view name);
    [[nodiscard]] StrictObject object(std::string_view name);
    [[nodiscard]] std::optional<StrictObject> objectIfAny(std::string_view name);

    /// Taken note of, whatever it is.
    void ignore(std::string_view name);

    /// Must be called last.
    void nothingElse() const;

    [[nodiscard]] std::string path(std::string_view name) const;
    [[nodiscard]] const std::string& path() const noexcept { return _path; }

private:
    const helpdesk::Json* find(std::string_view name);
    const helpdesk::Json& need(std::string_view name);

    const helpdesk::Json& _json;
    std::string _path;
    std::set<std::string, std::less<>> _known;
};

/// "text", "number", "list", …: what a value is, for people.
[[nodiscard]] std::string_view typeOf(const helpdesk::Json& json);

}  // namespace contacts
