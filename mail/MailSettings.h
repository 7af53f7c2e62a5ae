#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace contacts {

/// Both together, as AUTH PLAIN has them, fit the shortest line that a server must take (RFC 5321
/// §4.5.3.1.4).
inline constexpr std::size_t longestSmtpUser = 100;
inline constexpr std::size_t longestSmtpPassword = 200;

/// Everything an administrator can set about mail, read anew for every batch.
struct MailSettings
{
    enum class Way {
        smtp,
        spool  ///< .eml files in a folder: the demo, and installations without a mail server.
    };

    enum class Security {
        none,      ///< No log-in then, except on this very machine.
        startTls,  ///< Must be offered, or nothing is sent.
        tls        ///< From the first byte (RFC 8314).
    };

    Way way = Way::spool;
    std::filesystem::path spoolFolder;
    std::string host;
    std::uint16_t port = 25;
    Security security = Security::startTls;
    std::string user;  ///< Empty: no log-in.
    std::string password;
    std::string
        trouble{};  ///< Why nothing can be sent with these settings; empty: as far as they say, it can.
    std::size_t perMinute = 0;   ///< Most mails that all nodes together send in a minute; 0: as they come.
    std::size_t capPerHour = 0;  ///< Most mails that one customer gets sent in an hour; 0: any number.
    std::size_t linksPerHour =
        0;                    ///< Most mails with a link that one address gets in an hour; 0: any number.
    std::string authorities;  ///< File of certificates to trust besides the system's; empty: none.

    std::string from;
    std::string fromName;
    std::string baseAddress;  ///< "https://support.example", without a slash at the end.
    std::string productName = "SupportCentre";
    std::string zone = "UTC";  ///< In which times are written, named beside them.
};

}  // namespace contacts
