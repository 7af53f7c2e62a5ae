#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace contacts {

/// How we reach a Request Tracker. A value, taken once per act.
struct RtSettings
{
    std::string address;      ///< "https://rt.example/path", without a slash at the end.
    std::string token;        ///< Of the service's user, as RT showed it once.
    std::string queue;        ///< Name of the queue in which requests become tickets.
    std::string authorities;  ///< A file of further certificates to trust, or empty.
    bool framing = false;     ///< RT's extension shows our pages: both sides know a key.
};

struct RtLimits
{
    std::chrono::milliseconds call{10'000};   ///< For one question and its answer, however slowly it drips.
    std::chrono::milliseconds total{30'000};  ///< For one act of several calls.
    std::size_t largestAnswer = 4'000'000;    ///< Bytes.
    std::chrono::milliseconds session{600'000};  ///< A token that is withdrawn is outlived by no more.
};

}  // namespace contacts
