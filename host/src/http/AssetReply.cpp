#include "host/src/http/AssetReply.h"

#include "host/src/http/HeadFacts.h"
#include "host/src/http/Rejected.h"

namespace supportcentre {

bool isForAsset(const Inbound& inbound)
{
    return inbound.admission.path.starts_with("/assets/");
}


Reply assetReply(const Assets& assets, const Inbound& inbound)
{
    const auto found = assets.find(inbound.admission.path);
    if (!found || inbound.admission.method != helpdesk::Method::get)
        throw Rejected(404, "There is no such asset.");
    Reply reply;
    reply.headers = {{"Content-Type", found->contentType},
                     {"Cache-Control", "public, max-age=31536000, immutable"},
                     {"ETag", found->tag},
                     {"X-Content-Type-Options", "nosniff"},
                     {"Cross-Origin-Resource-Policy", "same-origin"},
                     {"Vary", "Accept-Encoding"}};
    if (inbound.head.value("if-none-match") == found->tag)
    {
        reply.status = 304;
        return reply;
    }
    reply.gzip = !found->gzip.empty() && takesGzip(inbound.head);
    if (reply.gzip)
        reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.asset = found;
    return reply;
}

}  // namespace supportcentre
