// What every page, call, panel, listener and command of the plugin stands on.
#pragma once

#include "core/Services.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <helpdesk/Services.h>

namespace contacts {

/// Made once by the plugin (plugin/Parts), outlives everything that holds a reference to it. [thread-safe]
struct Ground
{
    Services& services;
    const templates::Words& words;
    const templates::Views& views;
    helpdesk::Log& log;
    std::string productName;
    std::vector<std::string> styles;   ///< Addresses of our style sheets, for Frame::styles.
    std::vector<std::string> scripts;  ///< The same for Frame::scripts.
};

}  // namespace contacts
