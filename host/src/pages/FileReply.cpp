#include "host/src/pages/FileReply.h"

#include "host/src/http/LocalPath.h"

namespace supportcentre {

helpdesk::Response fileReply(const std::string& name, std::string content)
{
    std::string plain;
    for (const char c : name)
    {
        const auto byte = static_cast<unsigned char>(c);
        plain += byte < 0x20 || byte > 0x7e || c == '"' || c == '\\' || c == '%' ? '_' : c;
    }
    helpdesk::Response response;
    response.body = std::move(content);
    response.contentType = "application/octet-stream";
    // RFC 6266: the plain name for old programs, the encoded one with every character of it.
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + plain +
                                                             "\"; filename*=UTF-8''" + percentEncoded(name));
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return response;
}

}  // namespace supportcentre
