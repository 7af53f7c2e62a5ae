// A plugin's life: created, started, called, stopped. And the registry through which it declares what it
// adds.
#pragma once

#include "helpdesk/Administration.h"
#include "helpdesk/Panel.h"
#include "helpdesk/Passwords.h"
#include "helpdesk/People.h"
#include "helpdesk/Profile.h"
#include "helpdesk/Services.h"
#include "helpdesk/Settings.h"

#include <chrono>
#include <iosfwd>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// Who may do what for whom. The host asks with every request of a contact; one plugin at most registers one.
class HELPDESK_API AccessSource
{
public:
    virtual ~AccessSource() = default;

    /// Empty for an unknown account. Must reflect what is committed now, on every node. A throw denies
    /// everything for this request; TryLater ends it with 503. [request-thread, concurrent, one indexed
    /// query]
    virtual Access accessOf(AccountId account) = 0;

    /// The account has just logged in. A throw is logged and ignored. [request-thread]
    virtual void signedIn(AccountId account, Time at) = 0;
};

/// One line of the health page and of `supportcentre health`.
struct Health
{
    enum class State {
        good,
        degraded,
        bad,   ///< /readyz answers 503.
        alarm  ///< Just as bad for people, and as exit code of `health`; but this node serves.
    };

    std::string name;  ///< "mail", "outbox"
    State state = State::good;
    std::string sentence;  ///< For administrators; no secrets, no paths.
    Localised label{};     ///< `name` as people read it; empty: as it is.
    Localised words{};     ///< `sentence` in every language; empty: that is all there is.
    Localised advice{};    ///< What to do about it; empty when nothing is.
    std::string href;      ///< A page of this host where it can be done; may be empty.
};

/// Everything a plugin adds. The registry owns the registrations: when the plugin stops, the host drops all
/// of them in reverse order after the last call in flight has returned. Objects given by reference stay the
/// plugin's and must live until stop(). Usable only during start(). [main-thread]
class HELPDESK_API Registry
{
public:
    virtual void listen(TicketListener& listener) = 0;

    /// `route` is a path with {names}: "/portal/customers/{customer}/contacts". Names match one segment. A
    /// literal segment wins over a name. Throws std::invalid_argument when another plugin has the same one.
    virtual void page(Method method, std::string_view route, Audience audience, Page& page) = 0;

    virtual void panel(Frame::Area area, Panel& panel) = 0;
    virtual void menu(Menu& menu) = 0;
    virtual void access(AccessSource& source) = 0;
    virtual void settings(SettingsSchema schema) = 0;

    /// Calls `run` every `every`, never twice at the same time in this process; other nodes do the same, so
    /// it must lease what it works on. A throw is logged; the next call comes as usual. [worker-thread]
    virtual void job(std::string_view name, std::chrono::milliseconds every, std::function<void()> run) = 0;

    /// A sub-command of the host's program: `run(arguments, in, out)` returns the exit code. Throws
    /// std::invalid_argument when another plugin has it; but each may have its `migrate`, without arguments,
    /// which says that what start() has brought up to date is so: the host's own calls them all.
    /// [main-thread]
    virtual void
    command(std::string_view name, std::string_view usage,
            std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)> run) = 0;

    virtual void health(std::function<std::vector<Health>()> report) = 0;

    /// Serves `content` under an address that changes with the content (cached for ever); returns that
    /// address. The content is copied.
    virtual std::string asset(std::string_view name, std::string_view contentType,
                              std::string_view content) = 0;

    /// A ticket category that people cannot choose in forms. Its label is asked for whenever it is shown.
    /// [request-thread]
    virtual void category(std::string_view key, std::function<Localised()> label) = 0;

    /// One plugin at most registers one.
    virtual void profile(Profile& profile) = 0;

    /// Who belongs to which customer; one plugin at most.
    virtual void people(People& people) = 0;

    /// A page for POST whose form may carry files (Request::uploads), up to the size that the site allows.
    virtual void uploadPage(std::string_view route, Audience audience, Page& page) = 0;

    /// Who hears of new passwords; one plugin at most.
    virtual void passwords(PasswordListener& listener) = 0;

    /// Who hears of what administrators change at plugins; one plugin at most.
    virtual void administration(AdministrationListener& listener) = 0;

    /// A page for POST that is given the values of its form with control characters, as they were sent, to
    /// say at the field what is wrong. Forms of other pages are refused as a whole then.
    virtual void formPage(std::string_view route, Audience audience, Page& page) = 0;

protected:
    ~Registry() = default;
};

/// The way back into the host. [thread-safe], valid from start() until stop() returns.
class HELPDESK_API Host
{
public:
    /// Null when this host lacks the service. Prefer helpdesk::service<T>().
    virtual void* find(std::string_view serviceId) noexcept = 0;

protected:
    ~Host() = default;
};

/// Throws std::runtime_error naming the service when the host lacks it: start() then fails with that message.
template <class Service>
Service& service(Host& host)
{
    if (auto* found = static_cast<Service*>(host.find(Service::id)))
        return *found;
    throw std::runtime_error("the host does not offer " + std::string(Service::id));
}

/// The root class of a plugin. Its constructor does nothing: the host is not usable before start().
class HELPDESK_API Plugin
{
public:
    virtual ~Plugin() = default;

    /// Brings its tables up to date, builds its parts and registers them. A throw leaves the plugin out, its
    /// message on the administrator's pages, and the host running, which destroys this object and tries again
    /// later with a new one. May be called again after stop(). [main-thread]
    virtual void start(Host& host, Registry& registry) = 0;

    /// No call is in flight any more and all registrations are gone. When it returns, no thread of the plugin
    /// runs and no reference to the host is kept. [main-thread]
    virtual void stop() noexcept = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
