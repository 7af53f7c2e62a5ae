#include "host/src/program/Serve.h"

#include "host/src/http/Passing.h"
#include "host/src/http/Server.h"
#include "host/src/program/PageMemory.h"
#include "host/src/program/Probes.h"
#include "host/src/program/Site.h"
#include "host/src/security/LoginPages.h"
#include "host/src/security/NewPasswordPage.h"
#include "host/src/security/SessionCalls.h"

#include <algorithm>
#include <optional>

#include <sys/resource.h>

namespace supportcentre {

namespace {

using helpdesk::Audience;
using helpdesk::Level;
using helpdesk::Method;
using namespace std::chrono_literals;

constexpr auto betweenTries = 2s;
constexpr auto betweenSweeps = 10min;


/// A connection is a file: the usual limit of 1,024 would be reached before the limit of threads.
void allowManyFiles()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 16384);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}


ServerLimits limitsOf(const Config& config)
{
    ServerLimits limits;
    limits.threads = static_cast<int>(config.number("http.threads"));
    limits.reading.whole = std::chrono::seconds(config.number("http.read-seconds"));
    limits.reading.between = std::chrono::seconds(config.number("http.keep-alive-seconds"));
    return limits;
}


/// Everything that serves, in the order in which it is built; taken down the other way round.
class Serving
{
public:
    explicit Serving(Foundation& foundation)
        : _foundation(foundation),
          _socket(listenOn(foundation.config.text("http.address"),
                           static_cast<std::uint16_t>(foundation.config.number("http.port")))),
          _site(siteAddresses(foundation.config, _socket.address().port())),
          _cookies(_site.transport),
          _reception(foundation.door.sessions, foundation.door.csrf, _cookies,
                     foundation.texts.words->locales()),
          _login({foundation.door.login, _router, *foundation.texts.words, *foundation.texts.views}),
          _newPassword({foundation.database, foundation.door.accounts, foundation.door.hash,
                        *foundation.texts.words, *foundation.texts.views}),
          _openSession(foundation.door.login, *foundation.texts.words),
          _endSession(*foundation.texts.words),
          _ready([this] { return ownChecks(); }, [this] { return pluginChecks(); }),
          _metrics(_counters),
          _frames(frameEntry(foundation)),
          _front({_router, _assets, _reception, _cookies, Origins(_site.origins), foundation.door.signIn,
                  foundation.log, _counters, _site.transport, foundation.config.list("http.trusted-proxies"),
                  _frames.get()}),
          _gate(_site.hosts, static_cast<std::uint64_t>(foundation.config.number("http.body-bytes")),
                static_cast<std::uint64_t>(foundation.config.number("http.upload-bytes"))),
          _server(_socket, _gate, _front, _counters, limitsOf(foundation.config))
    {
        add(Method::get, "/login", Audience::everyone, _login);
        add(Method::post, "/login", Audience::everyone, _login);
        add(Method::get, "/password", Audience::signedIn, _newPassword);
        add(Method::post, "/password", Audience::signedIn, _newPassword);
        add(Method::post, "/logout", Audience::signedIn, _logout);
        add(Method::post, "/api/v1/session", Audience::everyone, _openSession);
        add(Method::del, "/api/v1/session", Audience::signedIn, _endSession);
        add(Method::get, "/healthz", Audience::everyone, _alive);
        add(Method::get, "/readyz", Audience::everyone, _ready);
        add(Method::get, "/metrics", Audience::everyone, _metrics);
    }

    /// The socket listens from the beginning; only now somebody answers.
    void start()
    {
        _server.start();
        _foundation.log.write(Level::information, "listening",
                              {{"address", _socket.address().toString()}, {"base", _site.base}});
    }

    /// Tables, plugins, jobs. False: the database is not there; try again later, with what stands already.
    bool open()
    {
        try
        {
            _foundation.database.migrate();
            for (const auto& complaint : db::complaints(_foundation.database.pool(), now()))
                _foundation.log.write(Level::warning, "database-complaint", {{"what", complaint}});
            if (!_helpdesk)
                _helpdesk = _foundation.helpdesk(_router, _assets, _site.base);
            _helpdesk->startPlugins();
        }
        catch (const db::Error& error)
        {
            if (!passing(error))
                throw;
            _foundation.log.write(Level::error, "database-unavailable", {{"what", error.what()}});
            return false;
        }
        _helpdesk->startJobs();
        _foundation.door.signIn.tell(_helpdesk->contributions());
        _house.emplace(House{_helpdesk->frame(), _helpdesk->contributions()});
        _front.open(*_house);
        _open = true;
        _foundation.log.write(Level::information, "ready", {{"base", _site.base}});
        return true;
    }

    [[nodiscard]] bool isOpen() const noexcept { return _open; }

    /// What plugins would say of another configuration file. Throws std::runtime_error.
    void prove(const Config& fresh) const
    {
        if (_open)
            _helpdesk->prove(fresh.pluginSettings());
    }

    void configurationChanged()
    {
        if (_open)
            _helpdesk->configurationChanged();
    }

    void sweep()
    {
        try
        {
            _foundation.door.sessions.sweep();
            _foundation.door.throttle.sweep();
            if (_frames)
                _frames->sweep();
        }
        catch (const db::Error& error)
        {
            _foundation.log.write(Level::warning, "sweep-failed", {{"what", error.what()}});
        }
    }

    /// What the largest pages needed is kept while there is work (ADR 11), and given back once there is none.
    void giveMemoryBack() const
    {
        if (_counters.inFlight == 0)
            givePageMemoryBack();
    }

    /// Whether every request ended in time.
    bool stop()
    {
        const bool allEnded = _server.stop();
        if (allEnded && _helpdesk)
            _helpdesk->stop();
        return allEnded;
    }

private:
    void add(Method method, const char* route, Audience audience, helpdesk::Page& page)
    {
        _router.add({method, route, audience, &page, {}, {}});
    }

    [[nodiscard]] std::unique_ptr<FrameEntry> frameEntry(Foundation& foundation) const
    {
        const auto site = framingSite(foundation.config);
        if (site.origin.empty())
            return nullptr;
        return std::make_unique<FrameEntry>(FrameEntry::Parts{
            foundation.database, foundation.door.signIn, foundation.log, _cookies, *foundation.texts.words,
            *foundation.texts.views, site.origin, site.key, foundation.config.text("site.name")});
    }

    std::vector<ReadyPage::Check> ownChecks()
    {
        return {{"database", _foundation.database.answers()}, {"open", _open.load()}};
    }

    /// Once it is open.
    std::vector<ReadyPage::Check> pluginChecks()
    {
        std::vector<ReadyPage::Check> checks;
        for (const auto& each : _helpdesk->contributions().health())
            checks.emplace_back(each.plugin + "." + each.health.name,
                                each.health.state != helpdesk::Health::State::bad);
        return checks;
    }

    static std::chrono::sys_time<std::chrono::microseconds> now()
    {
        return std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(nowMicros()));
    }

    Foundation& _foundation;
    Poco::Net::ServerSocket _socket;
    SiteAddresses _site;
    Cookies _cookies;
    Reception _reception;
    Router _router;
    Assets _assets;
    Counters _counters;
    LoginPage _login;
    LogoutPage _logout;
    NewPasswordPage _newPassword;
    OpenSession _openSession;
    EndSession _endSession;
    AlivePage _alive;
    ReadyPage _ready;
    MetricsPage _metrics;
    std::unique_ptr<Helpdesk> _helpdesk;
    std::optional<House> _house;
    std::atomic<bool> _open{false};
    std::unique_ptr<FrameEntry> _frames;
    Front _front;
    Gate _gate;
    Server _server;
};


/// Throws for what the next start would refuse, as long as it can be told from the file alone.
void prove(const Config& config, const Serving& serving)
{
    config.checkNumbers();
    (void)levelOf(config.text("log.level"));
    (void)engineOf(config);
    (void)siteAddresses(config, static_cast<std::uint16_t>(config.number("http.port")));
    (void)framingSite(config);
    serving.prove(config);
}


void reload(Foundation& foundation, Serving& serving)
{
    try
    {
        JsonLog::Facts facts{{"file", foundation.config.file()}};
        std::string later;
        for (const auto& key : foundation.config.reload([&](const Config& fresh) { prove(fresh, serving); }))
            later += (later.empty() ? "" : ", ") + key;
        if (!later.empty())
            facts.emplace_back("next-start", later);
        foundation.log.setLeast(levelOf(foundation.config.text("log.level")));
        foundation.log.write(Level::information, "reloaded", facts);
        foundation.warnOfUnknownKeys();
        serving.configurationChanged();
    }
    catch (const std::exception& error)
    {
        foundation.log.write(Level::error, "reload-failed", {{"what", error.what()}});
    }
}

}  // namespace


int serve(Foundation& foundation, const Signals& signals)
{
    allowManyFiles();
    Serving serving(foundation);
    // Usually the first answer is a real one; without a database those who ask are at least told so.
    serving.open();
    serving.start();
    auto swept = std::chrono::steady_clock::now();
    for (;;)
    {
        const bool open = serving.isOpen() || serving.open();
        const auto signal = signals.next(open ? std::chrono::milliseconds(1min) : betweenTries);
        if (signal == Signal::stop)
            break;
        if (signal == Signal::reload)
            reload(foundation, serving);
        if (open && signal == Signal::none)
            serving.giveMemoryBack();
        if (open && std::chrono::steady_clock::now() - swept > betweenSweeps)
        {
            serving.sweep();
            swept = std::chrono::steady_clock::now();
        }
    }
    foundation.log.write(Level::information, "stopping", {});
    const bool allEnded = serving.stop();
    foundation.log.write(allEnded ? Level::information : Level::error,
                         allEnded ? "stopped" : "stopped-too-late", {});
    if (!allEnded)
        std::_Exit(
            1);  // Threads still run in pages: destroying what they use would be worse than leaving it.
    return 0;
}

}  // namespace supportcentre
