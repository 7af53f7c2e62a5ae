#include "host/src/http/RequestReader.h"

#include "host/src/http/Rejected.h"

#include <charconv>

namespace supportcentre {

namespace {

constexpr std::size_t mostHeadBytes = std::size_t{16} * 1024;
constexpr std::size_t mostChunkLine = 16;
constexpr std::string_view emptyLine = "\r\n\r\n";


/// Refuses at once what can never become a head (TLS, bare line feeds), instead of waiting for an empty line
/// that never comes.
void refuseStrangeBytes(std::string_view bytes, char before)
{
    for (const char c : bytes)
    {
        const bool strange = static_cast<unsigned char>(c) < ' ' && c != '\r' && c != '\n' && c != '\t';
        if (strange || (c == '\n' && before != '\r'))
            throw Rejected(400, "This is no HTTP.");
        before = c;
    }
}


}  // namespace


std::optional<Head> RequestReader::head()
{
    if (_buffer.empty())
    {
        if (_buffer.capacity() > 4 * mostHeadBytes)
            _buffer.shrink_to_fit();
        _deadline = std::chrono::steady_clock::now() + _times.between;
        char first[4096];
        std::size_t count = 0;
        if (!_wire.hears(_deadline, _lastCall, _times.lastly) ||
            _wire.read(first, sizeof first, _deadline, count) != Wire::Got::bytes)
            return std::nullopt;
        _buffer.append(first, count);
    }
    _deadline = std::chrono::steady_clock::now() + _times.whole;
    std::size_t looked = 0;
    std::size_t checked = 0;
    for (;;)
    {
        const auto end = _buffer.find(emptyLine, looked);
        if (end <= mostHeadBytes)  // npos is not
        {
            auto head = parseHead(std::string_view(_buffer).substr(0, end));
            _buffer.erase(0, end + emptyLine.size());
            return head;
        }
        if (_buffer.size() > mostHeadBytes)
            throw Rejected(431, "The header is too large.");
        refuseStrangeBytes(std::string_view(_buffer).substr(checked),
                           checked == 0 ? ' ' : _buffer[checked - 1]);
        checked = _buffer.size();
        looked = _buffer.size() < emptyLine.size() ? 0 : _buffer.size() - emptyLine.size() + 1;
        more();
    }
}


std::string RequestReader::body(const Admission& admission, std::uint64_t mostBytes)
{
    if (!admission.hasBody())
        return {};
    if (admission.expectsContinue && _buffer.empty() &&
        !_wire.write({"HTTP/1.1 100 Continue\r\n\r\n"}, _deadline))
        throw Rejected(400, "The connection broke.");
    if (admission.chunked)
        return chunks(mostBytes);
    const auto length = static_cast<std::size_t>(admission.length);
    while (_buffer.size() < length)
        more();
    std::string body = _buffer.substr(0, length);
    _buffer.erase(0, length);
    return body;
}


void RequestReader::more()
{
    char bytes[16 * 1024];
    std::size_t count = 0;
    switch (_wire.read(bytes, sizeof bytes, _deadline, count))
    {
    case Wire::Got::bytes: _buffer.append(bytes, count); return;
    case Wire::Got::timedOut: throw Rejected(408, "The request took too long.");
    case Wire::Got::end: throw Rejected(400, "The request is incomplete.");
    }
}


std::string RequestReader::takeLine()
{
    for (;;)
    {
        const auto end = _buffer.find("\r\n");
        if (end <= mostChunkLine)  // npos is not
        {
            std::string line = _buffer.substr(0, end);
            _buffer.erase(0, end + 2);
            return line;
        }
        if (_buffer.size() > mostChunkLine + 2)
            throw Rejected(400, "A chunk is malformed.");
        more();
    }
}


/// RFC 9112 7.1 without extensions and trailers, which no client of ours sends and which hide smuggled
/// requests.
std::string RequestReader::chunks(std::uint64_t mostBytes)
{
    std::string body;
    for (;;)
    {
        const auto line = takeLine();
        std::uint64_t size = 0;
        const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
        if (line.empty() || line.front() == '-' || read.ec != std::errc() ||
            read.ptr != line.data() + line.size())
            throw Rejected(400, "A chunk is malformed.");
        if (size > mostBytes - body.size())
            throw tooLarge(mostBytes);
        while (_buffer.size() < size + 2)
            more();
        if (_buffer.compare(size, 2, "\r\n") != 0)
            throw Rejected(400, "A chunk is malformed.");
        body.append(_buffer, 0, size);
        _buffer.erase(0, size + 2);
        if (size == 0)
            return body;
    }
}

}  // namespace supportcentre
