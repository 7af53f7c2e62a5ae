// A mail server of one thread that does exactly what its script says and records every byte it was told.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace contacts {

class SmtpServer
{
public:
    /// What it does when it is its turn at a step.
    struct Turn
    {
        std::string reply{};                  ///< With CRLF; empty: says nothing.
        std::chrono::milliseconds before{0};  ///< Waits so long first.
        std::chrono::milliseconds drip{0};    ///< Waits so long before each byte.
        bool close = false;                   ///< Hangs up afterwards.
    };

    /// Steps: greeting, EHLO, STARTTLS, AUTH, user, password, MAIL, RCPT, DATA, content, QUIT. Those that are
    /// missing are answered as a friendly server would.
    using Script = std::map<std::string, Turn>;

    explicit SmtpServer(Script script = {});
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    [[nodiscard]] std::uint16_t port() const noexcept { return _port; }

    /// Every line outside of mails, in order, without line ends.
    [[nodiscard]] std::vector<std::string> commands() const;
    [[nodiscard]] std::size_t count(const std::string& beginning) const;

    /// Mails as they stood on the wire, with doubled dots, up to the lone dot or the end of the connection.
    [[nodiscard]] std::vector<std::string> contents() const;

private:
    void serve();
    void talk(int peer);
    [[nodiscard]] bool take(int peer, const std::string& step);
    [[nodiscard]] bool readLine(int peer, std::string& line);
    [[nodiscard]] bool receiveContent(int peer);

    Script _script;
    int _listener = -1;
    std::uint16_t _port = 0;
    int _stop[2] = {-1, -1};
    std::string _unread{};
    mutable std::mutex _mutex{};
    std::vector<std::string> _commands{};
    std::vector<std::string> _contents{};
    std::thread _thread{};
};

}  // namespace contacts
