#include "mail/SmtpTransport.h"

#include "core/ports/MailTestStore.h"
#include "mail/CleanText.h"
#include "mail/Encoding.h"
#include "mail/SmtpAnswers.h"
#include "mail/SpoolTransport.h"

#include <algorithm>
#include <utility>

namespace contacts {

namespace {

using Outcome = Delivery::Outcome;


constexpr const char* beginData = "DATA";


/// Why a mail did not go, thrown from the step that knows.
struct Undelivered
{
    Delivery delivery;
};

}  // namespace


/// One conversation with the server, step by step, about one mail or several.
class SmtpTransport::Conversation
{
public:
    Conversation(const MailSettings& settings, SmtpDeadlines deadlines, SmtpLog* log)
        : _settings(settings),
          _deadlines(deadlines),
          _log(log),
          _connection(settings.host, settings.port, deadlines)
    {
    }

    /// Polite, and of no consequence.
    ~Conversation()
    {
        if (!_healthy)
            return;
        try
        {
            note("> QUIT");
            _connection.send("QUIT\r\n");
        }
        catch (const ConnectionLost&)
        {
            // The answers before count, not the good-bye.
        }
    }

    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    void open()
    {
        if (_settings.security == MailSettings::Security::tls)
            secure();
        // Only where somebody waits for the reason: to a server that lets newcomers wait before it greets,
        // the second connection is one who speaks before his turn, and such are turned away for hours.
        else if (_log != nullptr && _connection.silent() &&
                 SmtpConnection::awaitsTls(_settings.host, _settings.port, _deadlines))
            insecure(
                "the mail server speaks TLS from the first byte at this port, so nothing was sent: choose "
                "TLS");
        must("greeting", heard(_connection.reply()));
        hello();
        if (_settings.security == MailSettings::Security::startTls)
        {
            if (!offers("STARTTLS"))
                insecure("the mail server offers no STARTTLS, so nothing was sent");
            must("STARTTLS", ask("STARTTLS"));
            secure();
            hello();
        }
        if (!_settings.user.empty())
            logIn();
        _healthy = true;
    }

    [[nodiscard]] bool healthy() const { return _healthy; }
    void restart() { _connection.restart(); }

    Delivery deliver(const Envelope& envelope, const Message& message)
    {
        const bool international = !envelope.to.ascii() || !envelope.from.ascii();
        if (international && !offers("SMTPUTF8"))
            return {Outcome::tryLater,
                    "the address has letters beyond ASCII, and the mail server offers no SMTPUTF8"};
        _healthy = false;
        if (std::exchange(_unfinished, false))
            must("RSET", ask("RSET"));
        const Beginning beginning{"MAIL FROM:<" + envelope.from.address() + ">" +
                                      (international ? " BODY=8BITMIME SMTPUTF8" : ""),
                                  "RCPT TO:<" + envelope.to.address() + ">"};
        // What a test mail shows is read line by line.
        const bool atOnce = _log == nullptr && offers("PIPELINING");
        if (auto refused = atOnce ? beginAtOnce(beginning) : begin(beginning))
            return *refused;
        auto content = dotStuffed(message.bytes());
        if (!content.ends_with("\r\n"))
            content += "\r\n";
        note("> (the mail, " + std::to_string(content.size()) + " bytes)");
        _connection.send(content);
        return handOver();
    }

private:
    struct Beginning
    {
        std::string sender;
        std::string receiver;
    };

    /// Nothing: the server waits for the mail itself.
    std::optional<Delivery> begin(const Beginning& beginning)
    {
        must("MAIL", ask(beginning.sender));
        if (const auto receiver = ask(beginning.receiver); !receiver.good())
            return refusal("RCPT", receiver);
        if (const auto data = ask(beginData); data.code != 354)
            return refusal("DATA", data);
        return std::nullopt;
    }

    /// The same in one piece, and so with one wait instead of three (RFC 2920). Each command has its own
    /// answer all the same.
    std::optional<Delivery> beginAtOnce(const Beginning& beginning)
    {
        _connection.tell({beginning.sender, beginning.receiver, beginData});
        must("MAIL", _connection.reply());
        if (const auto receiver = _connection.reply(); !receiver.good())
        {
            auto refused = refusal("RCPT", receiver);
            _healthy = _healthy && endsNothing();
            return refused;
        }
        if (const auto data = _connection.reply(); data.code != 354)
            return refusal("DATA", data);
        return std::nullopt;
    }

    /// The server has been asked for a mail without a receiver. One that takes it all the same gets an empty
    /// one, for nobody (RFC 2920 §3.1). False: the conversation is over.
    bool endsNothing()
    {
        try
        {
            auto answer = _connection.reply();
            if (answer.code == 354)
                answer = _connection.handOver();
            return answer.code != 421;
        }
        catch (const ConnectionLost&)
        {
            return false;  // What it had said of the receiver stands.
        }
    }

    [[noreturn]] static void down(const std::string& why) { throw Undelivered{{Outcome::serviceDown, why}}; }

    [[noreturn]] void insecure(const std::string& why)
    {
        if (_log != nullptr)
            _log->insecure = true;
        down(why);
    }

    static void must(std::string_view step, const SmtpReply& reply)
    {
        if (!reply.good())
            down(said(step, reply));
    }

    /// The server has ended this mail, not the conversation.
    Delivery refusal(std::string_view step, const SmtpReply& reply)
    {
        _unfinished = true;
        _healthy = reply.code != 421;
        return undelivered(step, reply);
    }

    void note(std::string line)
    {
        if (_log != nullptr)
            _log->lines.push_back(std::move(line));
    }

    SmtpReply heard(SmtpReply reply)
    {
        for (std::size_t at = 0; _log != nullptr && at <= reply.text.size();)
        {
            const auto end = std::min(reply.text.find('\n', at), reply.text.size());
            note("< " + std::to_string(reply.code) + " " + cleanLine(reply.text.substr(at, end - at)));
            at = end + 1;
        }
        return reply;
    }

    SmtpReply ask(const std::string& line)
    {
        note("> " + line);
        return heard(_connection.ask(line));
    }

    /// `shown` is what may be told of the line.
    SmtpReply askSecretly(const std::string& line, const std::string& shown)
    {
        note("> " + shown + " ********");
        return heard(_connection.ask(line));
    }

    /// From the last dot on nobody can say whether it was taken, until the server says so.
    Delivery handOver()
    {
        try
        {
            note("> .");
            const auto end = heard(_connection.handOver());
            _healthy = end.code != 421;
            if (!end.good())
                return undelivered("end of data", end);
            return {Outcome::sent, said("end of data", end)};
        }
        catch (const ConnectionLost& lost)
        {
            return {Outcome::unknown, std::string(lost.what()) + ", after the mail had been handed over"};
        }
    }

    void secure()
    {
        try
        {
            _connection.secure(_settings.host, _settings.authorities);
        }
        catch (const ConnectionLost& lost)
        {
            insecure(lost.what());
        }
        note(std::string(MailTest::beginsTls));
    }

    void hello()
    {
        const auto reply = ask("EHLO " + _connection.addressLiteral());
        must("EHLO", reply);
        _abilities.clear();
        for (std::size_t at = reply.text.find('\n'); at != std::string::npos;
             at = reply.text.find('\n', at + 1))
            _abilities.push_back(
                cleanLine(reply.text.substr(at + 1, reply.text.find('\n', at + 1) - at - 1)));
        if (_log != nullptr)
            // What it offered before TLS too: STARTTLS is not offered again.
            for (const auto& ability : _abilities)
                if (std::find(_log->offers.begin(), _log->offers.end(), ability) == _log->offers.end())
                    _log->offers.push_back(ability);
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
        if (_settings.user.size() + _settings.password.size() > longestSmtpUser + longestSmtpPassword)
            down("user name and password of the mail server are too long");
        if (offers("AUTH", "PLAIN"))
            return accepted(askSecretly(
                "AUTH PLAIN " + base64('\0' + _settings.user + '\0' + _settings.password), "AUTH PLAIN"));
        if (!offers("AUTH", "LOGIN"))
            down("the mail server offers no log-in that we know (PLAIN, LOGIN)");
        if (const auto user = ask("AUTH LOGIN"); user.code != 334)
            down(said("AUTH", user));
        if (const auto password = askSecretly(base64(_settings.user), "(the user name)");
            password.code != 334)
            down(said("AUTH", password));
        accepted(askSecretly(base64(_settings.password), "(the password)"));
    }

    static void accepted(const SmtpReply& reply)
    {
        if (reply.code != 235)
            down(said("log-in", reply));
    }

    const MailSettings& _settings;
    SmtpDeadlines _deadlines;
    SmtpLog* _log;
    SmtpConnection _connection;
    bool _healthy = false;     ///< The server waits for another mail.
    bool _unfinished = false;  ///< It still has the last one in mind.
    std::vector<std::string> _abilities;
};


SmtpTransport::SmtpTransport(const MailSettings& settings, SmtpDeadlines deadlines, SmtpLog* log)
    : _settings(settings),
      _deadlines(deadlines),
      _log(log)
{
}


SmtpTransport::~SmtpTransport() = default;


Delivery SmtpTransport::send(const Envelope& envelope, const Message& message)
{
    // A server may end a conversation after so many mails or so much time, in whatever words: only what it
    // says at the beginning of a new one is meant.
    if (_open)
    {
        bool begun = false;
        if (auto delivery = onward(envelope, message, begun); begun)
            return delivery;
    }
    return anew(envelope, message);
}


/// `begun`: the server took the sender, so that its answer is about this mail.
Delivery SmtpTransport::onward(const Envelope& envelope, const Message& message, bool& begun)
{
    try
    {
        _open->restart();
        auto delivery = _open->deliver(envelope, message);
        begun = delivery.outcome != Outcome::serviceDown;
        if (!_open->healthy())
            _open.reset();
        return delivery;
    }
    catch (const Undelivered& reason)
    {
        _open.reset();
        return reason.delivery;
    }
    catch (const ConnectionLost& lost)
    {
        _open.reset();
        return {Outcome::tryLater, lost.what()};
    }
}


Delivery SmtpTransport::anew(const Envelope& envelope, const Message& message)
{
    bool connected = false;
    bool greeted = false;
    try
    {
        _open = std::make_unique<Conversation>(_settings, _deadlines, _log);
        connected = true;
        _open->open();
        greeted = true;
        auto delivery = _open->deliver(envelope, message);
        if (!_open->healthy())
            _open.reset();
        return delivery;
    }
    catch (const Undelivered& reason)
    {
        _open.reset();
        return reason.delivery;
    }
    catch (const ConnectionLost& lost)
    {
        _open.reset();
        // A server that talks and then fails on this mail may take the next; one that never answers takes
        // none.
        if (greeted)
            return {Outcome::tryLater, lost.what()};
        return {connected ? Outcome::serviceDown : Outcome::unreachable, lost.what()};
    }
}


std::unique_ptr<Transport> makeTransport(const MailSettings& settings)
{
    if (settings.way == MailSettings::Way::spool)
        return std::make_unique<SpoolTransport>(settings.spoolFolder);
    return std::make_unique<SmtpTransport>(settings);
}

}  // namespace contacts
