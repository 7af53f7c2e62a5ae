// The real SupportCentre as a child process: own folder, own port, own database, mails into a spool.
#pragma once

#include "sql/base/Database.h"
#include "tests/support/HostChild.h"

#include <memory>

namespace tests {

enum class Data {
    none,  ///< Tables only.
    demo   ///< Customers, people and logins of `supportcentre demo`.
};

enum class Storage { sqlite, mariadb };

struct HostOptions
{
    Storage storage = Storage::sqlite;
    Data data = Data::demo;
    std::map<std::string, std::string> configuration;  ///< Laid over the standard one of the tests.
    std::map<std::string, std::string> environment;
};

class HostProcess
{
public:
    /// Starts it and waits until it answers; throws std::runtime_error with its log otherwise.
    explicit HostProcess(HostOptions options = {});
    ~HostProcess();
    HostProcess(const HostProcess&) = delete;
    HostProcess& operator=(const HostProcess&) = delete;

    /// The program of this build.
    [[nodiscard]] static std::filesystem::path program();

    /// Begins again on the same data. `environment` holds for this start only.
    void start(const std::map<std::string, std::string>& environment = {});
    /// SIGTERM and the exit code.
    ExitCode stop();
    [[nodiscard]] HostChild& child() { return *_child; }

    /// A sub-command on the same data, the server running or not. `output` gets what it wrote.
    ExitCode command(const std::vector<std::string>& arguments, std::string& output,
                     const std::string& input = {},
                     const std::map<std::string, std::string>& environment = {});

    [[nodiscard]] unsigned short port() const noexcept { return _port; }
    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(_port); }
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return _folder.path(); }
    [[nodiscard]] std::filesystem::path spool() const { return folder() / "mail"; }
    [[nodiscard]] std::string log() const { return readFile(folder() / "host.log"); }

    /// Rows of a SELECT on its database, each as "a|b|c"; for checks that no page offers.
    [[nodiscard]] std::vector<std::string> rows(const std::string& select) const;

    /// POCO's connection string of its database, for what is measured or checked behind its back.
    [[nodiscard]] std::string connection() const;
    /// Resident memory of the server, in kB.
    [[nodiscard]] long residentKb() const;

    /// One statement behind the host's back: clocks that cannot be turned, rows that nobody could write
    /// through it.
    void change(const std::string& statement) const;

    /// All mails in the spool, oldest first, after everything in the outbox has been sent.
    [[nodiscard]] std::vector<std::string> mails() const;
    /// Those that lie in the spool right now.
    [[nodiscard]] std::vector<std::string> spooled() const;

private:
    void writeConfiguration(const std::filesystem::path& where);
    void fill(const std::filesystem::path& where);
    [[nodiscard]] db::Pool& database() const;

    HostOptions _options;
    TemporaryFolder _folder;
    unsigned short _port;
    std::string _database;  ///< Of MariaDB: this host's own.
    std::unique_ptr<HostChild> _child;
    mutable std::unique_ptr<db::Pool> _pool;  ///< Opened when a test first looks behind the pages.
};

}  // namespace tests
