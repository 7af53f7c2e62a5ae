#include "plugin/ContactsManagerPlugin.h"

#include "plugin/Border.h"
#include "plugin/Parts.h"

#include <Poco/ClassLibrary.h>

namespace contacts {

ContactsManagerPlugin::ContactsManagerPlugin() = default;
ContactsManagerPlugin::~ContactsManagerPlugin() = default;


void ContactsManagerPlugin::start(helpdesk::Host& host, helpdesk::Registry& registry)
{
    _border = std::make_unique<Border>(registry);
    _parts = std::make_unique<Parts>(host, *_border);
}


void ContactsManagerPlugin::stop() noexcept
{
    _parts.reset();
    _border.reset();
}

namespace {

constexpr helpdesk::PluginManifest manifest{
    sizeof(helpdesk::PluginManifest), HELPDESK_ABI_LEVEL, HELPDESK_BUILD, "contacts-manager", PROJECT_VERSION,
    "contacts::ContactsManagerPlugin"};

}  // namespace

}  // namespace contacts


const helpdesk::PluginManifest* helpdeskPluginManifest() noexcept
{
    return &contacts::manifest;
}


// POCO finds these by name, so they stand in the global namespace, last.
POCO_BEGIN_MANIFEST(helpdesk::Plugin)
POCO_EXPORT_CLASS(contacts::ContactsManagerPlugin)
POCO_END_MANIFEST
