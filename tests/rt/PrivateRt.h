// A Request Tracker 5 of this test program's own: see tests/rt/request-tracker.
#pragma once

#include "tests/support/HostProcess.h"
#include "tests/support/WebServer.h"
#include "ticket-adapter/request-tracker/RtSettings.h"

#include <memory>

namespace tests {

class PrivateRt
{
public:
    /// Started with the first call, ended with the program. Throws std::runtime_error with its log when it
    /// does not start.
    static PrivateRt& shared();

    PrivateRt();
    ~PrivateRt();
    PrivateRt(const PrivateRt&) = delete;
    PrivateRt& operator=(const PrivateRt&) = delete;

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(_port); }
    [[nodiscard]] unsigned short port() const noexcept { return _port; }
    [[nodiscard]] contacts::RtSettings settings() const;
    /// A SupportCentre whose tickets lie here, or are meant to.
    [[nodiscard]] HostOptions options() const { return optionsWith(settings()); }
    [[nodiscard]] static HostOptions optionsWith(const contacts::RtSettings& settings);
    /// What RT takes for the Contacts Manager: it notes what it is asked.
    [[nodiscard]] const WebServer& ours() const noexcept { return _ours; }
    [[nodiscard]] std::filesystem::path folder() const { return _folder.path(); }

    void start();
    /// SIGKILL for the server and its workers, as when the power fails.
    void kill();
    /// SIGSTOP and SIGCONT: connections are taken, nobody answers.
    void freeze();
    void thaw();

    using Environment = std::map<std::string, std::string>;

    /// Perl behind RT's back, as its superuser, with `RT` loaded; throws with the output unless it ends well.
    /// What it printed.
    std::string perl(const std::string& code) const;
    /// Our initial data once more. RT logs what stops them, and ends well all the same.
    void insertOurData(const Environment& environment = {}) const;
    /// What a command of our extension says, by its path in the extension.
    [[nodiscard]] std::string said(const std::string& command, std::vector<std::string> arguments = {}) const;

private:
    std::string run(std::vector<std::string> command, Environment environment = {}) const;
    void signalAll(int number);

    TemporaryFolder _folder;
    unsigned short _port;
    WebServer _ours;
    std::unique_ptr<HostChild> _server;
};

}  // namespace tests
