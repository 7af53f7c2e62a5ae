#include "host/src/plugins/PluginLibrary.h"

#include <Poco/Exception.h>
#include <Poco/SharedLibrary.h>

#include <algorithm>
#include <filesystem>

namespace supportcentre {

namespace {

using ReadManifest = const helpdesk::PluginManifest* (*)() noexcept;


std::string textOf(const char* text)
{
    return text ? text : "";
}


std::string nameOf(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}


/// Fit for a folder, an address and a column.
bool isPlain(const std::string& id)
{
    return !id.empty() && id.size() <= 60 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace


PluginLibrary::PluginLibrary(const std::string& file)
{
    std::error_code problem;
    const auto canonical = std::filesystem::canonical(file, problem);
    if (problem)
        throw PluginRefused("there is no plugin library " + nameOf(file));
    _path = canonical.string();
    try
    {
        Poco::SharedLibrary library(_path);
        if (!library.hasSymbol("helpdeskPluginManifest"))
            throw PluginRefused(nameOf(_path) + " is no plugin: it lacks helpdeskPluginManifest");
        const auto* found = reinterpret_cast<ReadManifest>(library.getSymbol("helpdeskPluginManifest"))();
        if (!found)
            throw PluginRefused(nameOf(_path) + " has an empty manifest");
        _manifestSize = found->size;
        // Fields are only ever appended: size and level can always be read, the rest when the plugin has it.
        _manifest.abiLevel = found->abiLevel;
        if (_manifestSize >= sizeof(helpdesk::PluginManifest))
        {
            _manifest.build = textOf(found->build);
            _manifest.id = textOf(found->id);
            _manifest.version = textOf(found->version);
            _manifest.className = textOf(found->className);
        }
    }
    catch (const Poco::Exception& problemOfLoading)
    {
        throw PluginRefused(nameOf(_path) + " cannot be loaded: " + problemOfLoading.message());
    }
}


void PluginLibrary::judge() const
{
    const auto name = _manifest.id.empty() ? nameOf(_path) : _manifest.id;
    if (_manifestSize < sizeof(helpdesk::PluginManifest))
        throw PluginRefused(name + " has a manifest of " + std::to_string(_manifestSize) +
                            " bytes; this host needs " + std::to_string(sizeof(helpdesk::PluginManifest)));
    if (_manifest.abiLevel != HELPDESK_ABI_LEVEL)
        throw PluginRefused(name + " was built for interface level " + std::to_string(_manifest.abiLevel) +
                            "; this host offers level " + std::to_string(HELPDESK_ABI_LEVEL));
    if (_manifest.build != HELPDESK_BUILD)
        throw PluginRefused(name + " was built with \"" + _manifest.build +
                            "\"; this host with \"" HELPDESK_BUILD "\"");
    if (!isPlain(_manifest.id))
        throw PluginRefused(nameOf(_path) + " has no usable id: small letters, digits and hyphens only");
}


std::unique_ptr<helpdesk::Plugin> PluginLibrary::create()
{
    try
    {
        if (!_loader.isLibraryLoaded(_path))
            _loader.loadLibrary(_path);
        return std::unique_ptr<helpdesk::Plugin>(_loader.create(_manifest.className));
    }
    catch (const Poco::Exception& problem)
    {
        throw PluginRefused(_manifest.id + " has no class " + _manifest.className + ": " +
                            problem.displayText());
    }
}

}  // namespace supportcentre
