#include "host/src/program/Config.h"

#include <Poco/Exception.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include <algorithm>
#include <charconv>

namespace supportcentre {

namespace {

constexpr std::string_view ofPlugins = "plugin.";


const ConfigKey& keyNamed(std::string_view name)
{
    const auto& keys = configKeys();
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const ConfigKey& key) { return key.name == name; });
    if (found == keys.end())
        throw std::logic_error("nobody has declared the configuration key " + std::string(name));
    return *found;
}


std::string valueIn(const Config::Values& values, const ConfigKey& key)
{
    const auto found = values.find(key.name);
    return found == values.end() ? std::string(key.standard) : found->second;
}


void collect(const Poco::Util::AbstractConfiguration& file, const std::string& prefix, Config::Values& values)
{
    Poco::Util::AbstractConfiguration::Keys names;
    file.keys(prefix, names);
    for (const auto& name : names)
    {
        auto full = prefix;
        if (!full.empty())
            full += '.';
        full += name;
        if (file.hasProperty(full))
            values[full] = file.getRawString(full);
        collect(file, full, values);
    }
}


std::shared_ptr<const Config::Values> read(const std::string& file)
{
    try
    {
        const Poco::AutoPtr<Poco::Util::PropertyFileConfiguration> properties =
            new Poco::Util::PropertyFileConfiguration(file);
        auto values = std::make_shared<Config::Values>();
        collect(*properties, {}, *values);
        return values;
    }
    catch (const Poco::Exception& error)
    {
        throw ConfigError("the configuration file " + file + " cannot be read: " + error.displayText());
    }
}

}  // namespace


const std::vector<ConfigKey>& configKeys()
{
    static const std::vector<ConfigKey> keys{
        {"http.address", "127.0.0.1", false,
         "address to listen on; anything but loopback needs an https site.base-address"},
        {"http.port", "8080", false, "port to listen on; 0 takes a free one"},
        {"http.threads", "1024", false, "most connections at a time"},
        {"http.read-seconds", "15", false, "a request must have come wholly after that time"},
        {"http.keep-alive-seconds", "5", false, "an idle connection is closed after that time"},
        {"http.body-bytes", "1048576", false, "largest body of a request"},
        {"http.upload-bytes", "10485760", false,
         "largest form with a file: of agents in projects, and for imports"},
        {"http.trusted-proxies", "", false, "addresses whose X-Forwarded-For is believed, with commas"},
        {"site.base-address", "", false, "what links in mails begin with; empty: http://127.0.0.1:<port>"},
        {"site.name", "SupportCentre", false, "name of the site"},
        {"site.hosts", "", false, "further names that a Host field may say, with commas"},
        {"frame.origin", "", false,
         "the one site that may show our pages in a frame, as https://desk.example; empty: none"},
        {"frame.key-file", "", false,
         "file with the secret that this site signs its people's passes with: 32 characters or more"},
        {"frame.session.idle-minutes", "30", false, "the same as security.session.idle-minutes, in a frame"},
        {"frame.session.hours", "4", false, "the same as security.session.hours, in a frame"},
        {"database.engine", "sqlite", false, "sqlite or mysql (which is MariaDB as well)"},
        {"database.connection", "", false,
         "connection string of POCO; empty: a file in data.folder (sqlite only)"},
        {"database.connections", "6", false, "most connections to the database"},
        {"data.folder", "var", false,
         "folder for the secret key, the embedded database and the plugins' files"},
        {"plugins", "", false, "plugin libraries, with commas, in the order in which they start"},
        {"security.secret-key", "", false,
         "64 hexadecimal digits, the same on every node; empty: a file in data.folder"},
        {"security.password.least", "12", false, "fewest characters of a password"},
        {"security.hash.mebibytes", "19", false, "memory of one password hash (Argon2id)"},
        {"security.hash.passes", "2", false, "passes of one password hash"},
        {"security.session.idle-minutes", "480", false, "a session ends when it was not used that long"},
        {"security.session.hours", "168", false, "a session ends that long after the log-in"},
        {"security.login.free-failures", "5", false,
         "wrong passwords per address and account that cost no waiting"},
        {"log.level", "information", true, "debug, information, warning or error"},
    };
    return keys;
}


Config::Config(std::string file) : _file(std::move(file)), _values(read(_file)) {}


Config::Config(Values values) : _values(std::make_shared<const Values>(std::move(values))) {}


std::vector<std::string> Config::reload(const std::function<void(const Config&)>& proof)
{
    std::vector<std::string> waiting;
    if (_file.empty())
        return waiting;
    const Config fresh(_file);
    proof(fresh);
    for (const auto& key : configKeys())
        if (!key.live && valueIn(*fresh._values, key) != valueIn(*_atStart, key))
            waiting.emplace_back(key.name);
    const std::lock_guard lock(_mutex);
    _values = fresh._values;
    return waiting;
}


void Config::checkNumbers() const
{
    for (const auto& key : configKeys())
        if (!key.standard.empty() && key.standard.find_first_not_of("0123456789") == std::string_view::npos)
            (void)number(key.name);
}


std::shared_ptr<const Config::Values> Config::values() const
{
    const std::lock_guard lock(_mutex);
    return _values;
}


std::string Config::text(std::string_view name) const
{
    return valueIn(*values(), keyNamed(name));
}


long long Config::number(std::string_view name) const
{
    const auto value = text(name);
    long long number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size() || number < 0)
        throw ConfigError(std::string(name) + " must be a whole number, not \"" + value + "\"");
    return number;
}


std::vector<std::string> Config::list(std::string_view name) const
{
    std::vector<std::string> items;
    const auto value = text(name);
    for (std::string_view rest = value; !rest.empty();)
    {
        auto item = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
        const auto first = item.find_first_not_of(" \t");
        if (first == std::string_view::npos)
            continue;
        items.emplace_back(item.substr(first, item.find_last_not_of(" \t") - first + 1));
    }
    return items;
}


Config::Values Config::pluginSettings() const
{
    Values settings;
    for (const auto& [name, value] : *values())
        if (name.starts_with(ofPlugins))
            settings.emplace(name.substr(ofPlugins.size()), value);
    return settings;
}


std::vector<std::string> Config::unknown() const
{
    std::vector<std::string> names;
    const auto all = values();
    const auto& keys = configKeys();
    for (const auto& entry : *all)
        if (!entry.first.starts_with(ofPlugins) &&
            std::none_of(keys.begin(), keys.end(),
                         [&](const ConfigKey& key) { return key.name == entry.first; }))
            names.push_back(entry.first);
    return names;
}

}  // namespace supportcentre
