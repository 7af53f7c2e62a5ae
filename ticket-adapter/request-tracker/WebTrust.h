// Whom we believe that he is the house we ask.
#pragma once

#include <Poco/Net/Context.h>

#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>

namespace contacts {

/// The system's authorities and those of one more file, read once and not for every question: there are a
/// hundred and more, and reading them takes as long as an answer does. [thread-safe]
class WebTrust
{
public:
    using Clock = std::chrono::steady_clock;

    /// The system's may be others by then.
    static constexpr std::chrono::minutes life{10};

    /// Reads a file that has been replaced again. Throws Poco::Exception when it cannot be read.
    [[nodiscard]] Poco::Net::Context::Ptr in(const std::string& authorities);

    /// They did not do: whoever mends that is heard with the next question.
    void forget();

private:
    std::mutex _mutex;
    Poco::Net::Context::Ptr _read{};
    std::string _authorities;
    std::filesystem::file_time_type _written{};
    Clock::time_point _until{};
};

}  // namespace contacts
