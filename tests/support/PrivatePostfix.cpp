#include "tests/support/PrivatePostfix.h"

#include "tests/support/Afterwards.h"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <pwd.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace tests {

namespace {

using namespace std::chrono_literals;

/// The services of master.cf that receiving and delivering on one machine needs; none in a chroot.
constexpr const char* services = R"(
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
smtp      unix  -       -       n       -       -       smtp
showq     unix  n       -       n       -       -       showq
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
virtual   unix  -       n       n       -       -       virtual
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
)";


bool answersOn(unsigned short port)
{
    const int peer = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool there = ::connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(peer);
    return there;
}

}  // namespace


std::string PrivatePostfix::obstacle()
{
    if (::geteuid() != 0)
        return "it starts as root only";
    for (auto folder = std::filesystem::temp_directory_path();; folder = folder.parent_path())
    {
        const auto others =
            std::filesystem::status(folder).permissions() & std::filesystem::perms::others_exec;
        if (others == std::filesystem::perms::none)
            return "its user cannot come through " + folder.string();
        if (folder == folder.parent_path())
            return {};
    }
}


PrivatePostfix::PrivatePostfix() : _folder("postfix")
{
    // Somebody else may take a free port before Postfix does; it gives up at once then.
    for (int tries = 0; tries < 5; ++tries)
        if (startsOn(freePort()))
            return;
    throw std::runtime_error("Postfix does not answer: " + log());
}


bool PrivatePostfix::startsOn(unsigned short port)
{
    _port = port;
    configure();
    const auto conf = at("conf").string();
    if (runToEnd({{"/usr/sbin/postfix", "-c", conf, "check"}, {}, {}, at("said")}) != 0)
        throw std::runtime_error("Postfix does not like its configuration: " + log());
    _master = std::make_unique<HostChild>(
        HostChild::Start{{"/usr/lib/postfix/sbin/master", "-c", conf}, {}, {}, at("said")});
    for (int i = 0; i < 200 && _master->runs(); ++i, std::this_thread::sleep_for(50ms))
        if (answersOn(_port))
            return _master->runs();
    return false;
}


PrivatePostfix::~PrivatePostfix()
{
    // Its other processes go when they see that the master has gone.
    _master->signal(SIGTERM);
    if (!_master->wait(10s))
        failAfterwards("Postfix does not stop: " + log());
}


void PrivatePostfix::configure() const
{
    const auto* owner = ::getpwnam("postfix");
    if (owner == nullptr)
        throw std::runtime_error("there is no user postfix: is the package installed?");
    // Its daemons have another owner and must be able to pass.
    std::filesystem::permissions(_folder.path(), std::filesystem::perms(0711));
    for (const auto* name : {"conf", "queue", "data", "box"})
        std::filesystem::create_directory(at(name));
    for (const auto* name : {"data", "box"})
        if (::chown(at(name).c_str(), owner->pw_uid, owner->pw_gid) != 0)
            throw std::runtime_error("the folders of Postfix cannot be given to it");
    const auto folder = _folder.path().string();
    writeFile(at("conf") / "main.cf", "compatibility_level = 3.6\n"
                                      "queue_directory = " +
                                          folder +
                                          "/queue\n"
                                          "data_directory = " +
                                          folder +
                                          "/data\n"
                                          "command_directory = /usr/sbin\n"
                                          "daemon_directory = /usr/lib/postfix/sbin\n"
                                          "mail_owner = postfix\n"
                                          "setgid_group = postdrop\n"
                                          "myhostname = mail.private.example\n"
                                          "mydestination =\n"
                                          "inet_interfaces = 127.0.0.1\n"
                                          "inet_protocols = ipv4\n"
                                          "mynetworks = 127.0.0.0/8\n"
                                          "alias_maps =\n"
                                          "virtual_mailbox_domains = static:ALL\n"
                                          "virtual_mailbox_base = " +
                                          folder +
                                          "/box\n"
                                          "virtual_mailbox_maps = static:all/\n"
                                          "virtual_minimum_uid = 1\n"
                                          "virtual_uid_maps = static:" +
                                          std::to_string(owner->pw_uid) +
                                          "\n"
                                          "virtual_gid_maps = static:" +
                                          std::to_string(owner->pw_gid) +
                                          "\n"
                                          "smtpd_recipient_restrictions = check_recipient_access "
                                          "inline:{{unknown@acme.example = 550 5.1.1 nobody of that name}}, "
                                          "permit_mynetworks, reject\n"
                                          "smtputf8_enable = yes\n"
                                          "maillog_file = " +
                                          folder +
                                          "/maillog\n"
                                          "maillog_file_prefixes = " +
                                          folder + "\n");
    writeFile(at("conf") / "master.cf",
              "127.0.0.1:" + std::to_string(_port) + " inet n - n - - smtpd" + services);
}


std::string PrivatePostfix::log() const
{
    std::string all;
    for (const auto* name : {"said", "maillog"})
        if (std::filesystem::exists(at(name)))
            all += readFile(at(name));
    return all;
}


std::vector<std::string> PrivatePostfix::delivered() const
{
    std::vector<std::filesystem::path> files;
    if (const auto folder = at("box") / "all" / "new"; std::filesystem::exists(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> mails;
    mails.reserve(files.size());
    for (const auto& file : files)
        mails.push_back(readFile(file));
    return mails;
}

}  // namespace tests
