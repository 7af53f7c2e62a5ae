// One plugin's shared library: its manifest is read and judged before anything else in it is touched.
#pragma once

#include <helpdesk/Plugin.h>

#include <Poco/ClassLoader.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace supportcentre {

/// The library does not fit this host. The message names the plugin and both values.
class PluginRefused : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// What a manifest says, copied, so that it outlives any doubt about the library.
struct ManifestFacts
{
    std::string id;
    std::string version;
    std::string build;
    std::string className;
    std::uint32_t abiLevel = 0;
};

/// The library stays mapped for the life of the process (docs/adr/0007): this object never unloads it.
class PluginLibrary
{
public:
    /// Opens the file under its canonical path and reads the manifest. Throws std::runtime_error when there
    /// is none.
    explicit PluginLibrary(const std::string& file);

    [[nodiscard]] const ManifestFacts& manifest() const noexcept { return _manifest; }

    /// Throws PluginRefused for another ABI level, another build or a manifest this host cannot read.
    void judge() const;

    /// A new plugin object; its constructor does nothing.
    [[nodiscard]] std::unique_ptr<helpdesk::Plugin> create();

private:
    std::string _path;
    std::uint32_t _manifestSize = 0;
    ManifestFacts _manifest;
    Poco::ClassLoader<helpdesk::Plugin> _loader;
};

}  // namespace supportcentre
