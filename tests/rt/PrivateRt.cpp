#include "tests/rt/PrivateRt.h"

#include "tests/support/HttpClient.h"

#include <csignal>
#include <stdexcept>
#include <thread>

namespace tests {

namespace {

constexpr auto extension =
    SOURCE_DIR "/ticket-adapter/request-tracker/rt-extension/RT-Extension-ContactsManager";

/// A queue in which nobody can be asked back, for whoever wants to see that it is noticed. RT reads this with
/// its own configuration.
constexpr auto shortLifecycle = R"(
Set(%Lifecycles, short => {
    initial     => ['new'],
    active      => ['open'],
    inactive    => [qw(resolved rejected deleted)],
    defaults    => { on_create => 'new' },
    transitions => {
        ''       => [qw(new open resolved)],
        new      => [qw(open resolved rejected deleted)],
        open     => [qw(new resolved rejected deleted)],
        resolved => [qw(open rejected deleted)],
        rejected => [qw(open resolved deleted)],
    },
});
1;
)";

}  // namespace


PrivateRt& PrivateRt::shared()
{
    static PrivateRt tracker;
    return tracker;
}


PrivateRt::PrivateRt()
    : _folder("rt"),
      _port(freePort()),
      _ours([](const auto&) { return WebServer::answer(202, ""); })
{
    std::filesystem::create_directories(_folder.path() / "config.d");
    writeFile(_folder.path() / "config.d" / "tests.pm", shortLifecycle);
    start();
}


PrivateRt::~PrivateRt()
{
    thaw();
    _server->signal(SIGTERM);
    (void)_server->wait(std::chrono::seconds(10));
    signalAll(SIGKILL);
}


contacts::RtSettings PrivateRt::settings() const
{
    auto token = readFile(_folder.path() / "token");
    while (token.ends_with('\n'))
        token.pop_back();
    return {address(), token, "Contacts", {}};
}


HostOptions PrivateRt::optionsWith(const contacts::RtSettings& settings)
{
    HostOptions options;
    auto& values = options.configuration;
    values["plugin.contacts-manager.desk"] = "request-tracker";
    values["plugin.contacts-manager.request-tracker.address"] = settings.address;
    values["plugin.contacts-manager.request-tracker.token"] = settings.token;
    values["plugin.contacts-manager.request-tracker.queue"] = settings.queue;
    values["plugin.contacts-manager.desk.users"] =
        "no";  // Two thousand people: only where a test is about them.
    return options;
}


void PrivateRt::start()
{
    const auto log = _folder.path() / "server.log";
    _server = std::make_unique<HostChild>(HostChild::Start{
        {SOURCE_DIR "/tests/rt/request-tracker", _folder.path().string(), std::to_string(_port)},
        {{"CONTACTS_URL", _ours.address()}},
        {},
        log});
    HttpClient client(_port);
    for (int i = 0; i < 600 && _server->runs(); ++i)
    {
        try
        {
            if (client.get("/NoAuth/Login.html").status == 200)
                return;
        }
        catch (const std::exception&)
        {
            // Nobody listens yet.
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    throw std::runtime_error("Request Tracker did not start: " + readFile(log));
}


void PrivateRt::kill()
{
    signalAll(SIGKILL);
    (void)_server->wait(std::chrono::seconds(10));
}


void PrivateRt::freeze()
{
    signalAll(SIGSTOP);
}


void PrivateRt::thaw()
{
    signalAll(SIGCONT);
}


std::string PrivateRt::perl(const std::string& code) const
{
    const std::string mark = "-- it says\n";  // What RT warns of stands before it.
    const auto all = run({"perl", "-I/usr/share/request-tracker5/lib", "-e",
                          "use RT -init; sub need { $_[0] or die $_[1] } print qq{" + mark + "}; " + code});
    return all.substr(all.rfind(mark) + mark.size());
}


void PrivateRt::insertOurData(const Environment& environment) const
{
    run({"/usr/sbin/rt-setup-database-5", "--action", "insert", "--skip-create", "--datafile",
         std::string(extension) + "/etc/initialdata"},
        environment);
}


std::string PrivateRt::said(const std::string& command, std::vector<std::string> arguments) const
{
    arguments.insert(arguments.begin(), {"perl", std::string(extension) + "/" + command});
    return run(std::move(arguments));
}


std::string PrivateRt::run(std::vector<std::string> command, Environment environment) const
{
    const auto file = _folder.path() / "command.log";
    std::filesystem::remove(file);  // Or it would hold what another one said.
    environment["RT_SITE_CONFIG"] = (_folder.path() / "RT_SiteConfig.pm").string();
    environment["RT_SITE_CONFIG_DIR"] = (_folder.path() / "config.d").string();
    if (runToEnd({std::move(command), environment, {}, file}) != 0)
        throw std::runtime_error("a command of Request Tracker failed: " + readFile(file));
    return readFile(file);
}


/// The child leads a session of its own, so its workers are in its group.
void PrivateRt::signalAll(int number)
{
    (void)::kill(-_server->pid(), number);
}

}  // namespace tests
