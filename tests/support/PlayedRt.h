// A Request Tracker of a few lines on the loopback interface: it keeps tickets as the real one does, as far
// as we ask, and answers wrongly, slowly or not at all when it is told to. The real one is asked in tests/rt.
#pragma once

#include "tests/support/HostProcess.h"
#include "tests/support/WebServer.h"

#include <map>

namespace tests {

class PlayedRt
{
public:
    using Asked = WebServer::Asked;
    using Turn = WebServer::Turn;

    struct Ticket
    {
        std::string reference;
        std::string step;
        std::string status = "new";
        std::string queue = "3";
        std::string text;
        bool reopened = false;  ///< Somebody resolved it and opened it again.
        std::string stays;      ///< Why its status cannot be changed, in RT's words; empty: it can.
    };

    PlayedRt();

    [[nodiscard]] std::string address() const { return _server->address(); }
    [[nodiscard]] std::map<int, Ticket> tickets() const;
    void change(int ticket, const std::function<void(Ticket&)>& change);

    /// The next ticket is made, and then changed by somebody before we ask again: its answer never comes.
    void loseNextTicket(const std::function<void(Ticket&)>& change);

    /// From now on every question gets this answer; nothing: its own again.
    void answerAlways(std::optional<Turn> turn);

    /// The right ModifyTicket is taken away, or given back: tickets are seen and raised, and stay as they
    /// are.
    void allowChanges(bool allowed);

    /// The token is withdrawn, and with it every session.
    void withdrawToken();

    /// Whoever waits for an answer gets none, and nobody is there any more.
    void hangUp() { _server.reset(); }

    /// How many questions came whose path holds that text.
    [[nodiscard]] std::size_t asked(const std::string& part) const;

    /// A SupportCentre whose tickets lie here.
    [[nodiscard]] HostOptions options() const;

    static constexpr const char* key = "a key that both sides share, of 32 characters";

private:
    [[nodiscard]] Turn turn(const Asked& asked);
    [[nodiscard]] Turn ticketTurn(const Asked& asked);
    [[nodiscard]] std::string json(int id, const Ticket& ticket) const;

    mutable std::mutex _mutex;
    std::map<int, Ticket> _tickets;
    std::optional<Turn> _always;
    bool _withdrawn = false;
    bool _changes = true;
    std::function<void(Ticket&)> _lost;
    std::unique_ptr<WebServer> _server;  ///< Last: it asks the others.
};

}  // namespace tests
