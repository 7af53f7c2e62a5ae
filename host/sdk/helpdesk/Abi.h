// The part of the SDK a host reads before it trusts anything else in a library.
#pragma once

#include <cstdint>

// Default visibility lets vtables and type information of SDK classes be shared across libraries.
#define HELPDESK_API __attribute__((visibility("default")))

// Raising the level renames every SDK symbol (inline namespace), so that POCO's own manifest check refuses an
// older plugin even if somebody forgot to look at PluginManifest::abiLevel.
#define HELPDESK_ABI_LEVEL 1
#define HELPDESK_ABI_BEGIN inline namespace abi1 {
#define HELPDESK_ABI_END }

namespace helpdesk {

/// Plain data, readable by a host of any level. Fields are only ever appended; `size` tells how many there
/// are.
struct PluginManifest
{
    std::uint32_t size;      ///< sizeof(PluginManifest) as the plugin's compiler saw it. Always first.
    std::uint32_t abiLevel;  ///< HELPDESK_ABI_LEVEL as the plugin saw it.
    const char* build;       ///< Compiler, language and POCO, e.g. "gcc-12 poco-1.11 c++20". Never null.
    const char* id;  ///< Folder-safe name, e.g. "contacts-manager". Also the last part of its admin address.
    const char* version;    ///< Semantic version of the plugin.
    const char* className;  ///< Qualified name of the class to create through Poco::ClassLoader.
};

}  // namespace helpdesk

/// One of the two symbols a plugin exports (the other is POCO's manifest). Called before any constructor of
/// the library's classes; must not allocate, lock or throw. The result lives as long as the library.
/// [thread-safe]
extern "C" HELPDESK_API const helpdesk::PluginManifest* helpdeskPluginManifest() noexcept;
