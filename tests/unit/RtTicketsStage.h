// A scripted server in the place of Request Tracker, a client of it, and a ticket as it would show one. The
// real one is asked in tests/rt.
#pragma once

#include "tests/support/RemoteTrouble.h"
#include "tests/support/WebServer.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

namespace contacts::tests::scriptedTickets {

using Kind = RemoteFailure::Kind;
using ::tests::WebServer;
using Asked = WebServer::Asked;
using Turn = WebServer::Turn;

inline constexpr auto reference = "contacts-manager/0123456789abcdef";


inline Turn loggedIn(const char* cookie = "RT_SID_desk.80=abc")
{
    return {"HTTP/1.1 200 OK\r\nSet-Cookie: proxy=1\r\nSet-Cookie: " + std::string(cookie) +
            "; path=/; HttpOnly\r\n\r\nRT/5.0.3 200 Ok\n\n"};
}


inline std::string ticketJson(const std::string& status, const std::string& step, int id = 7,
                              const std::string& ref = reference, const std::string& more = {})
{
    return R"({"id":)" + std::to_string(id) + R"(,"Status":")" + status + "\"," + more +
           R"("Creator":{"id":"contacts-manager"},"Queue":{"id":"3"},"CustomFields":[{"name":"ContactsManagerRequest","values":[")" +
           ref + R"("]},{"name":"ContactsManagerStep","values":[")" + step + R"("]}]})";
}


inline bool isLogIn(const Asked& asked)
{
    return asked.path.ends_with("/REST/1.0/");
}


/// A server that lets everybody in, and a client of it with short patience.
struct Stage
{
    explicit Stage(WebServer::Script script, const std::string& path = {})
        : server([script = std::move(script)](const Asked& asked) {
              return isLogIn(asked) ? loggedIn() : script(asked);
          }),
          tickets(
              [this, path] {
                  return RtSettings{server.address() + path, "1-2-abc", "Contacts", {}};
              },
              {std::chrono::milliseconds(400), std::chrono::milliseconds(1500), 10'000})
    {
    }

    explicit Stage(const Turn& turn, const std::string& path = {})
        : Stage([turn](const Asked&) { return turn; }, path)
    {
    }

    WebServer server;
    RtTickets tickets;
};

inline const RemoteStep step{"request/1/1/closed", reference, TicketMove::closed, "Done."};

}  // namespace contacts::tests::scriptedTickets
