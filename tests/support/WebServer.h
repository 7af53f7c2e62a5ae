// A web server of one thread that answers what a function tells it, as slowly and as wrongly as it is told
// to.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tests {

class WebServer
{
public:
    struct Asked
    {
        std::string method;
        std::string path;  ///< With its query, as it came.
        std::string head;  ///< All lines, in lower case.
        std::string body;
    };

    struct Turn
    {
        std::string reply;                    ///< All bytes, head included; see answer().
        std::chrono::milliseconds drip{0};    ///< Waits so long before each byte.
        std::chrono::milliseconds before{0};  ///< Waits so long first.
        bool keeps = false;                   ///< The same peer may ask again on his connection.
    };

    using Script = std::function<Turn(const Asked&)>;

    /// Listens on an address of the loopback interface, in figures.
    explicit WebServer(Script script, const std::string& host = "127.0.0.1");
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    [[nodiscard]] std::uint16_t port() const noexcept { return _port; }
    [[nodiscard]] std::string address() const { return "http://" + _authority; }
    [[nodiscard]] std::string authority() const { return _authority; }  ///< Host and port, as in a URL.
    [[nodiscard]] std::vector<Asked> asked() const;

    /// A whole answer with its length; `more` are further header lines, each with its CRLF.
    [[nodiscard]] static Turn answer(int status, const std::string& body, const std::string& more = {});

private:
    void serve();
    [[nodiscard]] bool talk(int peer);

    Script _script;
    int _listener = -1;
    std::uint16_t _port = 0;
    std::string _authority;
    int _stop[2] = {-1, -1};
    mutable std::mutex _mutex;
    std::vector<Asked> _asked;
    std::thread _thread{};
};

}  // namespace tests
