#include "host/src/program/Program.h"

#include "host/src/pages/AdminPlugins.h"
#include "host/src/program/ExitCode.h"
#include "host/src/program/Serve.h"
#include "host/src/program/Site.h"
#include "host/src/program/UserCommands.h"

#include <Poco/Exception.h>

#include <algorithm>
#include <iostream>
#include <optional>

namespace supportcentre {

namespace {

constexpr const char* usage =
    "usage: supportcentre [--config FILE] COMMAND\n"
    "\n"
    "  serve                          run the helpdesk until SIGTERM or SIGINT; SIGHUP reads the file again\n"
    "  migrate                        bring the tables of the host and its plugins up to date\n"
    "  user add EMAIL --name NAME [--agent] [--administrator] [--locale L]\n"
    "  user password EMAIL            set a password; it is read from standard input\n"
    "  health                         say how the database and the plugins are\n"
    "  --help, --version\n"
    "\n"
    "Plugins add commands of their own; with --config, --help lists them too.\n";


struct Arguments
{
    std::string configFile = "supportcentre.properties";
    bool configGiven = false;
    std::string command;
    std::vector<std::string> rest;
};


/// Nothing when the program's own options are used wrongly.
std::optional<Arguments> read(const std::vector<std::string>& given)
{
    Arguments arguments;
    std::size_t i = 0;
    for (; i < given.size(); ++i)
    {
        if (given[i] == "--config" && i + 1 < given.size())
        {
            arguments.configFile = given[++i];
            arguments.configGiven = true;
        }
        else if (given[i].starts_with("--config="))
        {
            arguments.configFile = given[i].substr(std::string_view("--config=").size());
            arguments.configGiven = true;
        }
        else
            break;
    }
    if (i == given.size())
        return std::nullopt;
    arguments.command = given[i];
    arguments.rest.assign(given.begin() + static_cast<std::ptrdiff_t>(i) + 1, given.end());
    return arguments;
}


/// Host and plugins without a server: what sub-commands work with.
class Workshop
{
public:
    explicit Workshop(Foundation& foundation)
    {
        const auto port = static_cast<std::uint16_t>(foundation.config.number("http.port"));
        foundation.database.migrate();
        _helpdesk = foundation.helpdesk(_router, _assets, siteAddresses(foundation.config, port).base);
        _helpdesk->startPlugins();
    }
    ~Workshop() { _helpdesk->stop(); }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    [[nodiscard]] Helpdesk& helpdesk() const noexcept { return *_helpdesk; }

    /// Nothing when no plugin has such a command.
    std::optional<int> run(const std::string& name, const std::vector<std::string>& arguments)
    {
        for (const auto& command : _helpdesk->contributions().commands())
            if (command.name == name)
            {
                const auto code = command.run(arguments, std::cin, std::cout);
                if (name == "demo" && code == exitDone)
                    _helpdesk->fillDemo();
                return code;
            }
        return std::nullopt;
    }

private:
    Router _router;
    Assets _assets;
    std::unique_ptr<Helpdesk> _helpdesk;
};


/// What the plugins that do not run leave undone, on standard error. False: not because somebody wants it so.
bool tellWhoDoesNotRun(const PluginHost& plugins)
{
    bool wanted = true;
    for (const auto& plugin : plugins.plugins())
    {
        if (plugin.state == PluginFacts::State::running)
            continue;
        std::cerr << "supportcentre: the plugin " << plugin.id;
        if (plugin.state == PluginFacts::State::disabled)
            std::cerr << " is disabled; its tables and commands come when it is enabled\n";
        else
            std::cerr << " does not run, and its tables may not be up to date: " << plugin.message << "\n";
        wanted = wanted && plugin.state == PluginFacts::State::disabled;
    }
    return wanted;
}


/// Of a password that is set: what a plugin would have done with it, nobody makes up for later.
void tellWhoHasNotHeard(const PluginHost& plugins)
{
    for (const auto& plugin : plugins.plugins())
        if (plugin.state != PluginFacts::State::running)
            std::cerr << "supportcentre: the plugin " << plugin.id
                      << (plugin.state == PluginFacts::State::disabled ? " is disabled" : " does not run")
                      << " and has not heard of the new password; set it again when it runs"
                      << (plugin.message.empty() ? "" : ": ") << plugin.message << "\n";
}


/// A plugin brings its tables up to date when it starts.
int migrate(Foundation& foundation)
{
    Workshop workshop(foundation);
    std::cout << "The tables of the host are up to date.\n";
    int code = tellWhoDoesNotRun(workshop.helpdesk().plugins()) ? exitDone : exitFailed;
    for (const auto& command : workshop.helpdesk().contributions().commands())
        if (command.name == everybodysCommand)
            code = std::max(code, command.run({}, std::cin, std::cout));
    return code;
}


void print(const helpdesk::Health& health, const std::string& whose, const templates::Words& words)
{
    using State = helpdesk::Health::State;
    std::cout << (health.state == State::good       ? "good      "
                  : health.state == State::degraded ? "degraded  "
                                                    : "bad       ")
              << whose << health.name << ": " << health.sentence;
    if (const auto advice = health.advice.find("en"); advice != health.advice.end())
        std::cout << "\n          " << words.say("en", "health.todo") << " " << advice->second;
    std::cout << "\n";
}


/// The lines of the health page.
int health(Foundation& foundation)
{
    Workshop workshop(foundation);
    bool good = true;
    for (const auto& each : workshop.helpdesk().health())
        print(each, "", *foundation.texts.words);
    for (const auto& each : workshop.helpdesk().contributions().health())
    {
        good = good && !isBad(each.health.state);
        print(each.health, each.plugin + ' ', *foundation.texts.words);
    }
    for (const auto& plugin : workshop.helpdesk().plugins().plugins())
    {
        const bool off = plugin.state == PluginFacts::State::disabled;
        const bool runs = plugin.state == PluginFacts::State::running;
        good = good && (runs || off);
        std::cout << (runs  ? "good      "
                      : off ? "degraded  "
                            : "bad       ")
                  << "plugin " << plugin.id << ' ' << plugin.version << (plugin.message.empty() ? "" : ": ")
                  << plugin.message << "\n";
    }
    return good ? exitDone : exitFailed;
}


/// Who runs a command by hand wants its answer, not the life of the plugins.
void keepQuiet(Foundation& foundation)
{
    foundation.log.setLeast(std::max(levelOf(foundation.config.text("log.level")), helpdesk::Level::warning));
}


int help(const Arguments& arguments)
{
    std::cout << usage
              << "\nKeys of the configuration file (with their standard value; * takes effect on SIGHUP):\n";
    for (const auto& key : configKeys())
        std::cout << (key.live ? "* " : "  ") << key.name << " = " << key.standard << "\n      "
                  << key.meaning << "\n";
    if (!arguments.configGiven)
        return exitDone;
    Foundation foundation(arguments.configFile);
    keepQuiet(foundation);
    Workshop workshop(foundation);
    std::cout << "\nCommands of plugins:\n";
    for (const auto& command : workshop.helpdesk().contributions().commands())
        std::cout << "  " << command.name << (command.usage.empty() ? "" : " ") << command.usage << "\n";
    return exitDone;
}


int run(const Arguments& arguments)
{
    if (arguments.command == "--version")
    {
        std::cout << "supportcentre " PROJECT_VERSION "\n";
        return exitDone;
    }
    if (arguments.command == "--help" || arguments.command == "help")
        return help(arguments);
    const bool takesNothing = arguments.command == "serve" || arguments.command == "health" ||
                              arguments.command == everybodysCommand;
    if (takesNothing && !arguments.rest.empty())
    {
        std::cerr << "supportcentre: " << arguments.command << " takes no arguments\n";
        return exitUsage;
    }
    if (arguments.command == "serve")
    {
        const Signals signals;  // first of all, before any thread
        Foundation foundation(arguments.configFile);
        return serve(foundation, signals);
    }
    Foundation foundation(arguments.configFile);
    keepQuiet(foundation);
    if (arguments.command == everybodysCommand)
        return migrate(foundation);
    if (arguments.command == "health")
        return health(foundation);
    if (arguments.command == "user")
    {
        foundation.database.migrate();
        // Plugins hear of a new password: the person gets in from now on.
        std::optional<Workshop> listening;
        if (!arguments.rest.empty() && arguments.rest.front() == "password")
            listening.emplace(foundation);
        const auto code = userCommand(foundation, arguments.rest, std::cin, std::cout);
        if (listening && code == exitDone)
            tellWhoHasNotHeard(listening->helpdesk().plugins());
        return code;
    }
    Workshop workshop(foundation);
    if (const auto code = workshop.run(arguments.command, arguments.rest))
        return *code;
    (void)tellWhoDoesNotRun(workshop.helpdesk().plugins());
    std::cerr << "supportcentre: there is no command \"" << arguments.command << "\"\n" << usage;
    return exitUsage;
}

}  // namespace


int runProgram(const std::vector<std::string>& given)
{
    const auto arguments = read(given);
    if (!arguments)
    {
        std::cerr << usage;
        return exitUsage;
    }
    try
    {
        return run(*arguments);
    }
    catch (const ConfigError& error)
    {
        std::cerr << "supportcentre: " << error.what() << "\n";
        return exitUsage;
    }
    catch (const Poco::Exception& error)
    {
        std::cerr << "supportcentre: " << error.displayText() << "\n";
    }
    catch (const std::exception& error)
    {
        std::cerr << "supportcentre: " << error.what() << "\n";
    }
    return exitFailed;
}

}  // namespace supportcentre
