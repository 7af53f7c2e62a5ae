#include "host/src/http/Gate.h"

#include "host/src/http/HeadFacts.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <algorithm>
#include <charconv>

namespace supportcentre {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}


void readMethod(const Head& head, Admission& admission)
{
    using helpdesk::Method;
    if (head.method == "GET")
        admission.method = Method::get;
    else if (head.method == "HEAD")
        admission.headOnly = true;
    else if (head.method == "POST")
        admission.method = Method::post;
    else if (head.method == "PUT")
        admission.method = Method::put;
    else if (head.method == "PATCH")
        admission.method = Method::patch;
    else if (head.method == "DELETE")
        admission.method = Method::del;
    else
        throw Rejected(405, "This method is not served here.");
}


bool hasDotSegment(std::string_view path)
{
    while (!path.empty())
    {
        path.remove_prefix(1);  // the slash
        const auto segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..")
            return true;
        path.remove_prefix(segment.size());
    }
    return false;
}


/// Two readers of one address must never disagree: no encoded separators, no dot segments, decoded exactly
/// once.
void readTarget(const Head& head, Admission& admission)
{
    const std::string_view target = head.target;
    if (target.front() != '/')
        throw Rejected(400, "The address must be a path.");
    const auto mark = target.find('?');
    const auto raw = lower(target.substr(0, mark));
    if (raw.find("%2f") != std::string::npos || raw.find("%5c") != std::string::npos ||
        raw.find('\\') != std::string::npos)
        throw Rejected(400, "The path holds an encoded slash or a backslash.");
    auto path = percentDecoded(target.substr(0, mark), PlusSign::isItself);
    if (!path || !isUtf8(*path))
        throw Rejected(400, "The path is not encoded correctly.");
    if (hasDotSegment(*path))
        throw Rejected(400, "The path holds a dot segment.");
    admission.path = std::move(*path);
    if (mark != std::string_view::npos)
        admission.query = target.substr(mark + 1);
}


void readConnection(const Head& head, Admission& admission)
{
    const auto connection = lower(head.value("connection"));
    admission.keepAlive = head.minorVersion == 1 && connection.find("close") == std::string::npos;
    const auto expectation = lower(head.value("expect"));
    if (!expectation.empty() && expectation != "100-continue")
        throw Rejected(417, "Only 100-continue can be expected.");
    admission.expectsContinue = !expectation.empty() && head.minorVersion == 1;
}

}  // namespace


Gate::Gate(std::vector<std::string> hosts, std::uint64_t mostBytes, std::uint64_t mostUploadBytes)
    : _hosts(std::move(hosts)),
      _mostBytes(mostBytes),
      _mostUploadBytes(std::max(mostBytes, mostUploadBytes))
{
}


Admission Gate::admit(const Head& head) const
{
    Admission admission;
    checkHost(head);
    readFraming(head, admission);
    readMethod(head, admission);
    readTarget(head, admission);
    readConnection(head, admission);
    if (admission.method == helpdesk::Method::get && admission.hasBody())
        throw Rejected(400, "A GET has no body.");
    return admission;
}


void Gate::checkHost(const Head& head) const
{
    if (head.count("host") != 1)
        throw Rejected(400, "There must be exactly one Host field.");
    std::string host = lower(head.value("host"));
    const auto bracket = host.rfind(']');
    const auto colon = host.rfind(':');
    if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket))
    {
        if (!isDigits(std::string_view(host).substr(colon + 1)) || host.size() - colon > 6)
            throw Rejected(400, "The Host field has an odd port.");
        host.resize(colon);
    }
    if (std::find(_hosts.begin(), _hosts.end(), host) == _hosts.end())
        throw Rejected(400, "The Host field names another site.");
}


void Gate::readFraming(const Head& head, Admission& admission) const
{
    const auto lengths = head.count("content-length");
    const auto encodings = head.count("transfer-encoding");
    if (lengths > 1 || encodings > 1 || (lengths == 1 && encodings == 1))
        throw Rejected(400, "The length of the body is told in more than one way.");
    if (encodings == 1)
    {
        if (lower(head.value("transfer-encoding")) != "chunked" || head.minorVersion != 1)
            throw Rejected(400, "This transfer encoding is not understood.");
        admission.chunked = true;
    }
    if (lengths == 1)
    {
        const auto text = head.value("content-length");
        if (!isDigits(text))
            throw Rejected(400, "The Content-Length is not a number.");
        const auto read = std::from_chars(text.data(), text.data() + text.size(), admission.length);
        // How much of a form with files is taken depends on address and person, who are asked next.
        const bool mayBeLong = mediaTypeOf(head) == uploadType;
        if (read.ec != std::errc() || (admission.length > _mostBytes && !mayBeLong))
            throw tooLarge(mayBeLong ? _mostUploadBytes : _mostBytes);
    }
    if (!head.value("content-encoding").empty() && lower(head.value("content-encoding")) != "identity")
        throw Rejected(415, "Bodies must come uncompressed.");
}

}  // namespace supportcentre
