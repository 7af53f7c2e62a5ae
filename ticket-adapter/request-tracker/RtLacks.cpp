// What a Request Tracker lacks for us before any ticket is tried.
#include "ticket-adapter/request-tracker/RtLacks.h"

#include "ticket-adapter/request-tracker/RtTickets.h"
#include "ticket-adapter/request-tracker/RtVersion.h"

namespace contacts {

std::vector<RemoteLack> rtLacksIn(RtTalk& talk, const std::string& queue)
{
    const auto answer =
        rtVisible(talk, [&] { return std::optional(talk.get("/queue/" + rtEncoded(queue), "SeeQueue")); });
    if (!answer || answer->status == 404 || rtNumber(*answer->object(), "id") == 0)
        return {{RemoteLack::Kind::place, queue, "SeeQueue"}};
    std::vector<RemoteLack> missing;
    const auto known = [&](const char* list, const char* key, const std::string& value) {
        const auto items = answer->object()->getArray(list);
        for (std::size_t i = 0; items && i < items->size(); ++i)
            if (const auto item = items->getObject(static_cast<unsigned>(i));
                item && rtText(*item, key) == value)
                return true;
        return false;
    };
    if (!known("_hyperlinks", "ref", "create"))
        missing.push_back({RemoteLack::Kind::right, "CreateTicket"});
    for (const auto* field : {RtTickets::referenceField, RtTickets::stepField})
        if (!known("TicketCustomFields", "name", field))
            missing.push_back({RemoteLack::Kind::field, field, "SeeCustomField"});
    return missing;
}


std::vector<RemoteLack> rtLackOfVersion(RtTalk& talk)
{
    const auto answer = talk.get("/rt", "");
    const auto version =
        answer.status == 404 ? std::string() : rtText(*answer.object(), "Version").substr(0, 60);
    switch (judge(version))
    {
    case RtVersion::good: return {};
    case RtVersion::unsafe: return {{RemoteLack::Kind::unsafe, version, rtVersionsNeeded}};
    case RtVersion::tooOld: break;
    }
    return {{RemoteLack::Kind::version, version.empty() ? "?" : version, rtVersionsNeeded}};
}

}  // namespace contacts
