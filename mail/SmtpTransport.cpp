#include "mail/SmtpTransport.h"

#include "mail/CleanText.h"
#include "mail/Encoding.h"
#include "mail/SpoolTransport.h"

#include <algorithm>
#include <array>
#include <vector>

namespace contacts {

namespace {

using Outcome = Delivery::Outcome;


/// Why a mail did not go, thrown from the step that knows.
struct Undelivered
{
    Delivery delivery;
};


std::string said(std::string_view step, const SmtpReply& reply)
{
    return std::string(step) + ": " + std::to_string(reply.code) + " " + cleanLine(reply.text).substr(0, 300);
}


/// What a refusal of one receiver or one mail means. Some codes speak of the service whenever they come (RFC
/// 5321 §3.8, RFC 4954).
Outcome meaning(const SmtpReply& reply)
{
    constexpr std::array<int, 6> service{421, 454, 530, 534, 535, 538};
    if (std::find(service.begin(), service.end(), reply.code) != service.end())
        return Outcome::serviceDown;
    return reply.forEver() ? Outcome::refused : Outcome::tryLater;
}


bool sameWord(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}


/// One conversation with the server, step by step.
class Conversation
{
public:
    Conversation(const MailSettings& settings, SmtpDeadlines deadlines)
        : _settings(settings),
          _connection(settings.host, settings.port, deadlines)
    {
    }

    void open()
    {
        if (_settings.security == MailSettings::Security::tls)
            secure();
        must("greeting", _connection.reply());
        hello();
        if (_settings.security == MailSettings::Security::startTls)
        {
            if (!offers("STARTTLS"))
                down("the mail server offers no STARTTLS, so nothing was sent");
            must("STARTTLS", _connection.ask("STARTTLS"));
            secure();
            hello();
        }
        if (!_settings.user.empty())
            logIn();
    }

    Delivery deliver(const Envelope& envelope, const Message& message)
    {
        must("MAIL", _connection.ask("MAIL FROM:<" + envelope.from.address() + ">"));
        const auto receiver = _connection.ask("RCPT TO:<" + envelope.to.address() + ">");
        if (!receiver.good())
            return {meaning(receiver), said("RCPT", receiver)};
        const auto data = _connection.ask("DATA");
        if (data.code != 354)
            return {meaning(data), said("DATA", data)};
        auto content = dotStuffed(message.bytes());
        if (!content.ends_with("\r\n"))
            content += "\r\n";
        _connection.send(content);
        return handOver();
    }

    /// Polite, and of no consequence.
    void leave() { _connection.send("QUIT\r\n"); }

private:
    [[noreturn]] static void down(const std::string& why) { throw Undelivered{{Outcome::serviceDown, why}}; }

    static void must(std::string_view step, const SmtpReply& reply)
    {
        if (!reply.good())
            down(said(step, reply));
    }

    /// From the last dot on nobody can say whether it was taken, until the server says so.
    Delivery handOver()
    {
        try
        {
            const auto end = _connection.ask(".");
            return {end.good() ? Outcome::sent : meaning(end), said("end of data", end)};
        }
        catch (const ConnectionLost& lost)
        {
            return {Outcome::unknown, std::string(lost.what()) + ", after the mail had been handed over"};
        }
    }

    void secure() { _connection.secure(_settings.host, _settings.authorities); }

    void hello()
    {
        const auto reply = _connection.ask("EHLO " + _connection.addressLiteral());
        must("EHLO", reply);
        _abilities.clear();
        for (std::size_t at = reply.text.find('\n'); at != std::string::npos;
             at = reply.text.find('\n', at + 1))
            _abilities.push_back(
                cleanLine(reply.text.substr(at + 1, reply.text.find('\n', at + 1) - at - 1)));
    }

    /// "AUTH PLAIN LOGIN" offers AUTH, and PLAIN as its `kind`.
    [[nodiscard]] bool offers(std::string_view ability, std::string_view kind = {}) const
    {
        return std::any_of(_abilities.begin(), _abilities.end(), [&](std::string_view line) {
            bool named = false;
            for (bool first = true; !line.empty(); first = false)
            {
                const auto end = std::min(line.find_first_of(" ="), line.size());
                const auto word = line.substr(0, end);
                if (first && !sameWord(word, ability))
                    return false;
                named = named || kind.empty() || sameWord(word, kind);
                line.remove_prefix(std::min(end + 1, line.size()));
            }
            return named;
        });
    }

    void logIn()
    {
        if (_settings.security == MailSettings::Security::none && !_connection.loopback())
            down("a log-in without TLS would show the password to everybody on the way, so nothing was sent");
        if (_settings.user.size() + _settings.password.size() > 300)
            down("user name and password of the mail server are too long");
        if (offers("AUTH", "PLAIN"))
            return accepted(
                _connection.ask("AUTH PLAIN " + base64('\0' + _settings.user + '\0' + _settings.password)));
        if (!offers("AUTH", "LOGIN"))
            down("the mail server offers no log-in that we know (PLAIN, LOGIN)");
        if (const auto user = _connection.ask("AUTH LOGIN"); user.code != 334)
            down(said("AUTH", user));
        if (const auto password = _connection.ask(base64(_settings.user)); password.code != 334)
            down(said("AUTH", password));
        accepted(_connection.ask(base64(_settings.password)));
    }

    static void accepted(const SmtpReply& reply)
    {
        if (reply.code != 235)
            down(said("log-in", reply));
    }

    const MailSettings& _settings;
    SmtpConnection _connection;
    std::vector<std::string> _abilities{};
};

}  // namespace


Delivery SmtpTransport::send(const Envelope& envelope, const Message& message)
{
    bool greeted = false;
    try
    {
        Conversation conversation(_settings, _deadlines);
        conversation.open();
        greeted = true;
        auto delivery = conversation.deliver(envelope, message);
        if (delivery.outcome == Outcome::unknown)
            return delivery;
        try
        {
            conversation.leave();
        }
        catch (const ConnectionLost&)
        {
            // The answer counts, not the good-bye.
        }
        return delivery;
    }
    catch (const Undelivered& reason)
    {
        return reason.delivery;
    }
    catch (const ConnectionLost& lost)
    {
        // A server that talks and then fails on this mail may take the next; one that never answers takes
        // none.
        return {greeted ? Outcome::tryLater : Outcome::serviceDown, lost.what()};
    }
}


std::unique_ptr<Transport> makeTransport(const MailSettings& settings)
{
    if (settings.way == MailSettings::Way::spool)
        return std::make_unique<SpoolTransport>(settings.spoolFolder);
    return std::make_unique<SmtpTransport>(settings);
}

}  // namespace contacts
