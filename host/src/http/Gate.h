// The strict gate: which requests are let in at all, and what exactly is read of them.
#pragma once

#include "host/src/http/Head.h"

#include <helpdesk/Page.h>

#include <cstdint>
#include <string>
#include <vector>

namespace supportcentre {

/// What the gate has understood of a head. Nothing behind the gate looks at the raw target, host or framing
/// again.
struct Admission
{
    helpdesk::Method method{};
    bool headOnly = false;  ///< HEAD: answered like GET, without the body.
    std::string path;       ///< Decoded once, valid UTF-8, begins with '/', no dot segments.
    std::string query;      ///< As it came.
    bool chunked = false;
    std::uint64_t length = 0;  ///< Of the body, unless chunked.
    bool keepAlive = true;
    bool expectsContinue = false;

    [[nodiscard]] bool hasBody() const noexcept { return chunked || length > 0; }
};

/// [thread-safe]: immutable.
class Gate
{
public:
    /// `hosts`: the names that a Host field may say, in small letters, without port.
    /// Bodies have at most `mostBytes`; forms with files `mostUploadBytes`, if that is more: whether this
    /// person may send such a form here is asked before its body is read (Front::takesUpload).
    Gate(std::vector<std::string> hosts, std::uint64_t mostBytes, std::uint64_t mostUploadBytes = 0);

    /// Throws Rejected: absolute or strange targets, no Host or two or a foreign one, Content-Length and
    /// Transfer-Encoding together or twice or odd, bodies that are too large (of forms with files nothing is
    /// said yet), methods that nobody serves.
    [[nodiscard]] Admission admit(const Head& head) const;

    [[nodiscard]] std::uint64_t mostBytes() const noexcept { return _mostBytes; }
    [[nodiscard]] std::uint64_t mostUploadBytes() const noexcept { return _mostUploadBytes; }

private:
    void checkHost(const Head& head) const;
    void readFraming(const Head& head, Admission& admission) const;

    std::vector<std::string> _hosts;
    std::uint64_t _mostBytes;
    std::uint64_t _mostUploadBytes;
};

}  // namespace supportcentre
