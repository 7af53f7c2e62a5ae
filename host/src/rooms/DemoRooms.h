// What `supportcentre demo` puts into the host's own rooms, after the plugin has made customers and people.
#pragma once

#include "host/src/projects/Projects.h"

namespace supportcentre {

/// Projects with one person and with two of Acme Oil, and invoices. What is there already stays as it is.
void fillDemoRooms(db::Pool& pool, const Directory& directory, Projects& projects, helpdesk::Time now);

}  // namespace supportcentre
