#include "host/src/pages/Rfc3339.h"

#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

namespace supportcentre {

std::string rfc3339(helpdesk::Time time)
{
    return Poco::DateTimeFormatter::format(Poco::Timestamp(time.time_since_epoch().count()),
                                           "%Y-%m-%dT%H:%M:%SZ");
}

}  // namespace supportcentre
