// What pages are built from. The plugin makes one and hands it to every page; references outlive them all.
#pragma once

#include "core/Services.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <helpdesk/Plugin.h>

namespace contacts {

/// All members are [thread-safe].
struct PageParts
{
    Services& services;
    const templates::Views& views;
    const templates::Words& words;
    helpdesk::Tickets& tickets;  ///< For the conversation beside a waiting request.
    std::string script{};        ///< Address of contacts.js, as Registry::asset() returned it.
};

}  // namespace contacts
