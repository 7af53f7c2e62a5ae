// A mail server of one thread that does exactly what its script says and records every byte it was told.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tests {

class SmtpServer
{
public:
    /// What it does when it is its turn at a step.
    struct Turn
    {
        std::string reply;                    ///< With CRLF; empty: says nothing.
        std::chrono::milliseconds before{0};  ///< Waits so long first.
        std::chrono::milliseconds drip{0};    ///< Waits so long before each byte.
        bool close = false;                   ///< Hangs up afterwards.
        /// From this turn of a conversation on it says `later` instead, and hangs up when that is empty.
        int changesAfter = 0;
        std::string later;
        /// Only at a line that holds this; any other is answered as by a friendly server.
        std::string onlyWhen;
    };

    /// Speaks no TLS: when it has agreed to STARTTLS it says nothing more. Steps: greeting, EHLO, STARTTLS,
    /// AUTH, user, password, MAIL, RCPT, DATA, content, QUIT. Those that are missing are answered as a
    /// friendly server would.
    using Script = std::map<std::string, Turn>;

    enum class Memory {
        everything,
        lastMail  ///< For thousands of mails.
    };

    /// `port` 0: any that is free.
    explicit SmtpServer(Script script = {}, std::uint16_t port = 0, Memory memory = Memory::everything);
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    [[nodiscard]] std::uint16_t port() const noexcept { return _port; }

    /// Every line outside of mails, in order, without line ends.
    [[nodiscard]] std::vector<std::string> commands() const;
    [[nodiscard]] std::size_t count(const std::string& beginning) const;

    /// Mails as they stood on the wire, with doubled dots, up to the lone dot or the end of the connection.
    [[nodiscard]] std::vector<std::string> contents() const;
    [[nodiscard]] std::size_t taken() const;  ///< How many mails those were.

private:
    void serve();
    [[nodiscard]] Turn turnAt(const std::string& step, const std::string& line);
    void talk(int peer);
    void stayDeaf(int peer);
    [[nodiscard]] bool take(int peer, const std::string& step, const std::string& line = {});
    [[nodiscard]] bool readLine(int peer, std::string& line);
    [[nodiscard]] bool receiveContent(int peer);

    Script _script;
    Memory _memory;
    int _listener = -1;
    std::uint16_t _port = 0;
    int _stop[2] = {-1, -1};
    std::string _unread;
    std::map<std::string, int> _turns;  ///< How often each step came in this conversation.
    mutable std::mutex _mutex;
    std::vector<std::string> _commands;
    std::vector<std::string> _contents;
    std::size_t _taken = 0;
    std::thread _thread{};
};

}  // namespace tests
