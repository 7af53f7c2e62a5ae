// Settings a plugin declares; the host draws the form, checks, stores and hands out the values.
#pragma once

#include "helpdesk/Abi.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// Words by locale; "en" is always there.
using Localised = std::map<std::string, std::string, std::less<>>;

struct Setting
{
    enum class Type {
        text,
        number,  ///< Whole, within [least, most].
        flag,    ///< "yes" or "no".
        choice,  ///< One of `options`.
        secret   ///< Write-only: never rendered, logged or returned; an empty input keeps the old value.
    };

    std::string key;    ///< "mail.transport"; also the JSON name.
    std::string group;  ///< Key of the section on the form.
    Type type = Type::text;
    std::string standard;  ///< The value in force until somebody sets one.
    Localised label{};
    Localised help{};
    long long least = 0;
    long long most = 0;
    std::vector<std::pair<std::string, Localised>> options;
    /// What the two values of a flag are called; empty: yes and no. A group of nothing but flags that have
    /// the same words is drawn as one table under the help of its first setting.
    Localised yes{};
    Localised no{};
    using Refusal =
        std::function<std::optional<std::string>(const std::string& value, std::string_view locale)>;

    /// Further check: a sentence in the given locale when the value is refused. May be empty. Asked of values
    /// in the configuration file too, inside of start(). [request-thread, main-thread]
    Refusal refuse{};
    /// The same of another value than the one in force, however right it is. May be empty.
    Refusal refuseChange{};
    /// What the configuration file says wrongly keeps the plugin from starting: `standard` in its place would
    /// do harm.
    bool vital = false;
    /// Of a secret: the settings that say whom it is told. Whoever changes one of them enters it anew.
    std::vector<std::string> toldTo;
    /// Of a text or a secret: white space around what somebody types is no part of it. Around numbers, flags
    /// and choices it never is.
    bool trimmed = false;

    using Values = std::map<std::string, std::string, std::less<>>;  ///< By key.
    using RefusalBeside =
        std::function<std::optional<std::string>(const Values& wanted, std::string_view locale)>;

    /// The settings that decide whether a value will do which is right by itself; no secrets.
    std::vector<std::string> beside;
    /// Further check when somebody changes this setting or one of `beside`, and each is right by itself: a
    /// sentence when this one is refused. `wanted` are their values as they would be in force. Never asked of
    /// the configuration file, so it may look at what comes and goes, a folder say. May be empty.
    /// [request-thread]
    RefusalBeside refuseBeside{};
};

struct SettingsSchema
{
    std::vector<std::pair<std::string, Localised>> groups;
    std::vector<Setting> settings;
};

/// Service "helpdesk.settings/1": the values in force, of this plugin only.
class HELPDESK_API Settings
{
public:
    static constexpr std::string_view id = "helpdesk.settings/1";

    /// The stored value, else the standard one: what the configuration file says, else `standard`. Throws
    /// std::logic_error for a key that was not declared, and std::runtime_error for a secret that was sealed
    /// under another installation key: a person enters it anew. Takes effect live: read it when you need it,
    /// do not keep it. Secrets are handed out here and nowhere else. [thread-safe, fast]
    [[nodiscard]] virtual std::string value(std::string_view key) const = 0;

protected:
    ~Settings() = default;
};

HELPDESK_ABI_END
}  // namespace helpdesk
