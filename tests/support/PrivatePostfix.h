// Postfix as Debian ships it, with a configuration, a queue and mailboxes of its own in a temporary folder;
// nothing of the system's is read or written.
#pragma once

#include "tests/support/HostChild.h"

#include <memory>
#include <vector>

namespace tests {

class PrivatePostfix
{
public:
    /// Why it cannot be started here; empty where it can. Its master process belongs to root, and its daemons
    /// to a user of their own, who must come through to its folders.
    [[nodiscard]] static std::string obstacle();

    /// Starts it on a free port of the loopback; throws std::runtime_error with its log when it does not
    /// answer.
    PrivatePostfix();
    ~PrivatePostfix();
    PrivatePostfix(const PrivatePostfix&) = delete;
    PrivatePostfix& operator=(const PrivatePostfix&) = delete;

    [[nodiscard]] unsigned short port() const noexcept { return _port; }
    [[nodiscard]] std::string log() const;

    /// What lies in the one mailbox that takes every address, as it was delivered, oldest first.
    [[nodiscard]] std::vector<std::string> delivered() const;

private:
    bool startsOn(unsigned short port);
    void configure() const;
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return _folder.path() / name; }

    TemporaryFolder _folder;
    unsigned short _port = 0;
    std::unique_ptr<HostChild>
        _master{};  ///< Ours, so that it goes when this program does, however that ends.
};

}  // namespace tests
