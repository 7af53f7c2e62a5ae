// One mail on its way through the SMTP transport, to a server that misbehaves as a test wants it.
#pragma once

#include "mail/SmtpTransport.h"
#include "tests/support/SmtpServer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <functional>

namespace CppUnit {

template <>
struct assertion_traits<contacts::Delivery::Outcome>
{
    static bool equal(contacts::Delivery::Outcome a, contacts::Delivery::Outcome b) { return a == b; }
    static std::string toString(contacts::Delivery::Outcome outcome)
    {
        constexpr const char* names[] = {"sent",        "tryLater",    "refused",
                                         "serviceDown", "unreachable", "unknown"};
        return names[static_cast<int>(outcome)];
    }
};

}  // namespace CppUnit


namespace contacts::tests::smtp {

using namespace std::chrono_literals;
using ::tests::SmtpServer;

inline Message message(const std::string& text = "Hello")
{
    return Message({*Address::from("helpdesk@support.example", "Help"),
                    *Address::from("maria@acme.example", "Maria"), "Subject", text, "<p>" + text + "</p>",
                    "en", Time(), "0123456789abcdef", ""});
}


inline Envelope envelope()
{
    return {*Address::from("helpdesk@support.example"), *Address::from("maria@acme.example"), "7"};
}


inline MailSettings settingsFor(const SmtpServer& server)
{
    MailSettings settings;
    settings.way = MailSettings::Way::smtp;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.security = MailSettings::Security::none;
    return settings;
}


inline Delivery sendTo(const SmtpServer& server, const std::function<void(MailSettings&)>& change = {},
                       SmtpDeadlines deadlines = {3000ms, 5000ms})
{
    auto settings = settingsFor(server);
    if (change)
        change(settings);
    return SmtpTransport(settings, deadlines).send(envelope(), message());
}


inline SmtpServer::Script at(const std::string& step, const std::string& reply, bool close = false)
{
    return {{step, {reply, 0ms, 0ms, close}}};
}

}  // namespace contacts::tests::smtp
