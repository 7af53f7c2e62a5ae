// The configuration file: every key the host knows, with its meaning and standard value.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace supportcentre {

/// A key of the configuration file. `live` ones take effect on SIGHUP, the others with the next start.
struct ConfigKey
{
    std::string_view name;
    std::string_view standard;
    bool live;
    std::string_view meaning;
};

/// The one place where the keys are documented; `supportcentre --help` prints it.
[[nodiscard]] const std::vector<ConfigKey>& configKeys();

class ConfigError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// A Poco properties file. Values are read anew after reload(). [thread-safe]
class Config
{
public:
    using Values = std::map<std::string, std::string, std::less<>>;

    /// Throws ConfigError naming file, key and reason.
    explicit Config(std::string file);
    /// For tests: no file, reload() changes nothing.
    explicit Config(Values values);

    /// Reads the file again. `proof` sees what stands there now; when reading or it throws, the old values
    /// stay. Returns the keys of the host whose change waits for the next start.
    std::vector<std::string> reload(const std::function<void(const Config&)>& proof);

    /// The value in the file, else the standard one. An unknown name is a programming error.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] long long number(std::string_view name) const;
    /// Throws ConfigError for the first number that is none. Every key with a number for a standard takes
    /// one.
    void checkNumbers() const;
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;  ///< Separated by commas.

    /// What the file says of plugins' settings: "plugin.<id>.<key>", as "<id>.<key>".
    [[nodiscard]] Values pluginSettings() const;

    /// Keys in the file that nobody reads: for a warning. Those of plugins are theirs to know.
    [[nodiscard]] std::vector<std::string> unknown() const;

    [[nodiscard]] const std::string& file() const noexcept { return _file; }

private:
    [[nodiscard]] std::shared_ptr<const Values> values() const;

    std::string _file;
    mutable std::mutex _mutex;
    std::shared_ptr<const Values> _values;
    std::shared_ptr<const Values> _atStart = _values;
};

}  // namespace supportcentre
