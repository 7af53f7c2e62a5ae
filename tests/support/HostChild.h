// One started program: its output in a file, ended by its process id.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tests {

/// What a child ended with: its exit code, or 128 + the signal, as a shell says it.
using ExitCode = int;

class HostChild
{
public:
    struct Start
    {
        std::vector<std::string> command;
        std::map<std::string, std::string> environment;  ///< Laid over this process's own.
        std::string input;                               ///< Its standard input.
        std::filesystem::path output;                    ///< Standard output and error go here, appended.
    };

    explicit HostChild(const Start& start);
    /// Kills what still runs.
    ~HostChild();
    HostChild(const HostChild&) = delete;
    HostChild& operator=(const HostChild&) = delete;

    [[nodiscard]] bool runs();
    void signal(int number);
    /// Nothing when it still runs after `patience`.
    [[nodiscard]] std::optional<ExitCode> wait(std::chrono::milliseconds patience);
    [[nodiscard]] pid_t pid() const noexcept { return _pid; }

private:
    pid_t _pid = 0;
    std::optional<ExitCode> _code;
};

/// Runs it to its end; throws std::runtime_error when that takes longer than two minutes.
ExitCode runToEnd(const HostChild::Start& start);

/// A port nobody listens on at the moment.
[[nodiscard]] unsigned short freePort();

/// A folder of its own below the system's temporary one, removed with the object.
class TemporaryFolder
{
public:
    explicit TemporaryFolder(const std::string& name);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return _path; }

private:
    std::filesystem::path _path;
};

[[nodiscard]] std::string readFile(const std::filesystem::path& file);
void writeFile(const std::filesystem::path& file, const std::string& text);

}  // namespace tests
