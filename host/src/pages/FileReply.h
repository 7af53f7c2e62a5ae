// A file that somebody has put into the helpdesk, on its way to somebody else.
#pragma once

#include <helpdesk/Page.h>

#include <string>

namespace supportcentre {

/// Always saved, never shown: whatever it holds, the browser does not open it in the name of this site.
[[nodiscard]] helpdesk::Response fileReply(const std::string& name, std::string content);

}  // namespace supportcentre
