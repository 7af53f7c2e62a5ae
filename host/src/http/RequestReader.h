// Takes requests off a connection, one after the other, each read to its last byte before the next begins.
#pragma once

#include "host/src/http/Gate.h"
#include "host/src/http/Wire.h"

#include <optional>
#include <string>

namespace supportcentre {

struct ReadingTimes
{
    std::chrono::milliseconds whole{15000};   ///< From the first byte of a request to the last of its body.
    std::chrono::milliseconds between{5000};  ///< How long a kept connection may be silent.
    std::chrono::milliseconds lastly{1000};   ///< And how long it may be after the last call.
};

/// Belongs to one connection and thread.
class RequestReader
{
public:
    RequestReader(Wire& wire, ReadingTimes times, const LastCall& lastCall)
        : _wire(wire),
          _times(times),
          _lastCall(lastCall)
    {
    }

    /// Waits for a request and reads its head. Nothing: the client is gone or stays silent. A request that
    /// has begun is read to its end, last call or not. Throws Rejected (408 when he was too slow, 431 when
    /// the head is too large).
    [[nodiscard]] std::optional<Head> head();

    /// The whole body; says "100 Continue" first when the client waits for it. Throws Rejected (400, 408,
    /// 413).
    [[nodiscard]] std::string body(const Admission& admission, std::uint64_t mostBytes);

private:
    /// Puts more bytes into the buffer; throws Rejected when the client ends or dawdles in the middle of a
    /// request.
    void more();
    std::string takeLine();
    std::string chunks(std::uint64_t mostBytes);

    Wire& _wire;
    ReadingTimes _times;
    const LastCall& _lastCall;
    Instant _deadline{};
    std::string
        _buffer{};  ///< Read and not yet used: at most a head, or what a pipelining client sent ahead.
};

}  // namespace supportcentre
