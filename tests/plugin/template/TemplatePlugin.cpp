// The smallest complete plugin: what to copy when you write one. It keeps a diary of all tickets in a table
// of its own, shows it on a page with a menu entry, adds a panel to tickets, refuses one kind of ticket, and
// raises and closes tickets itself.
#include <helpdesk/Plugin.h>
#include <helpdesk/Transaction.h>

#include <Poco/ClassLibrary.h>
#include <Poco/Data/SessionFactory.h>
#include <Poco/Data/Statement.h>

#include <mutex>
#include <thread>

// The tests build variants with another manifest.
#ifndef MANIFEST_SIZE
#define MANIFEST_SIZE sizeof(helpdesk::PluginManifest)
#endif
#ifndef MANIFEST_LEVEL
#define MANIFEST_LEVEL HELPDESK_ABI_LEVEL
#endif
#ifndef MANIFEST_BUILD
#define MANIFEST_BUILD HELPDESK_BUILD
#endif

namespace notebook {

using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::now;


std::string wordOf(helpdesk::TicketAct act)
{
    switch (act)
    {
    case helpdesk::TicketAct::raise: return "raise";
    case helpdesk::TicketAct::reply: return "reply";
    case helpdesk::TicketAct::note: return "note";
    case helpdesk::TicketAct::reopen: return "reopen";
    case helpdesk::TicketAct::wait: return "wait";
    case helpdesk::TicketAct::close: return "close";
    case helpdesk::TicketAct::cancel: return "cancel";
    }
    return "?";
}


/// Lines that review and react add; those of record stand in the table. [thread-safe]
class Diary
{
public:
    void add(const std::string& line)
    {
        const std::lock_guard lock(_mutex);
        _lines += line + "\n";
    }

    [[nodiscard]] std::string text() const
    {
        const std::lock_guard lock(_mutex);
        return _lines;
    }

private:
    mutable std::mutex _mutex;
    std::string _lines;
};


class Listener final : public helpdesk::TicketListener
{
public:
    explicit Listener(Diary& diary) : _diary(diary) {}

    std::optional<helpdesk::Refusal> review(const helpdesk::TicketIntent& intent) override
    {
        _diary.add("review " + wordOf(intent.act) + " " + std::to_string(intent.ticket.id.value));
        if (intent.ticket.category == "diary" && intent.ticket.reference.empty())
            return helpdesk::Refusal{"The diary writes its own tickets.", "/diary", "Open the diary"};
        return std::nullopt;
    }

    void record(const helpdesk::TicketEvent& event, helpdesk::Transaction& transaction) override
    {
        auto line =
            wordOf(event.act) + " " + std::to_string(event.ticket.id.value) + " " + event.message.text;
        transaction.session() << "INSERT INTO tp_diary (line) VALUES (?)", bind(line), now;
    }

    void react(const helpdesk::TicketEvent& event) override
    {
        _diary.add("react " + wordOf(event.act) + " " + std::to_string(event.ticket.id.value) + " " +
                   event.actor.email + " " + event.message.text);
    }

private:
    Diary& _diary;
};


class DiaryPage final : public helpdesk::Page
{
public:
    explicit DiaryPage(const Diary& diary) : _diary(diary) {}

    helpdesk::Response handle(const helpdesk::Request&) override
    {
        helpdesk::Response response;
        response.contentType = "text/plain; charset=utf-8";
        response.body = _diary.text();
        return response;
    }

private:
    const Diary& _diary;
};


/// POST /diary/raise, /diary/close/{ticket}, /diary/slow and /diary/late.
class ActPage final : public helpdesk::Page
{
public:
    ActPage(helpdesk::Tickets& tickets, helpdesk::Registry& registry) : _tickets(tickets), _registry(registry)
    {
    }

    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        if (request.path == "/diary/slow")
        {
            // A ticket of its own is how it tells the world that it is inside.
            (void)raise(request);
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
        }
        else if (request.path == "/diary/late")
            _registry.category("late", [] { return helpdesk::Localised{{"en", "Late"}}; });
        else if (request.path == "/diary/raise")
            return raise(request);
        else
            _tickets.move(request.visitor, {std::stoull(request.captured.at("ticket"))},
                          std::string(request.form.text("reference")), helpdesk::TicketStatus::closed,
                          "Closed.", {});
        return {};
    }

private:
    helpdesk::Response raise(const helpdesk::Request& request)
    {
        const auto id = _tickets.create(request.visitor,
                                        {"diary", "", "Written by the diary", "Dear helpdesk",
                                         std::string(request.form.text("reference"))},
                                        [](helpdesk::Transaction& transaction, helpdesk::TicketId ticket) {
                                            auto line = "mine " + std::to_string(ticket.value);
                                            transaction.session() << "INSERT INTO tp_diary (line) VALUES (?)",
                                                bind(line), now;
                                        });
        helpdesk::Response response;
        response.contentType = "text/plain; charset=utf-8";
        response.body = std::to_string(id.value);
        return response;
    }

    helpdesk::Tickets& _tickets;
    helpdesk::Registry& _registry;
};


class DiaryPanel final : public helpdesk::Panel
{
public:
    std::optional<std::string> render(const helpdesk::Ticket& ticket, const helpdesk::Request&) override
    {
        return ticket.category == "diary" ? std::optional<std::string>("<p>From the diary</p>")
                                          : std::nullopt;
    }
};


class DiaryMenu final : public helpdesk::Menu
{
public:
    std::vector<helpdesk::MenuItem> items(const helpdesk::Visitor&, helpdesk::Frame::Area,
                                          std::string_view) override
    {
        return {{"diary", "Diary", "/diary", 50}};
    }
};


/// Everybody is a contact of the one customer and may raise general tickets.
class Everybody final : public helpdesk::AccessSource
{
public:
    helpdesk::Access accessOf(helpdesk::AccountId) override
    {
        return {{{"1", "Acme Oil", "customer", {"tickets.raise.general"}, true}}, {}};
    }
    void signedIn(helpdesk::AccountId, helpdesk::Time) override {}
};


/// Everything the plugin is made of while it runs.
struct Parts
{
    Parts(helpdesk::Host& host, helpdesk::Registry& registry)
        : listener(diary),
          diaryPage(diary),
          actPage(helpdesk::service<helpdesk::Tickets>(host), registry)
    {
    }

    Diary diary;
    Listener listener;
    DiaryPage diaryPage;
    ActPage actPage;
    DiaryPanel panel;
    DiaryMenu menu;
    Everybody everybody;
};


class TemplatePlugin final : public helpdesk::Plugin
{
public:
    void start(helpdesk::Host& host, helpdesk::Registry& registry) override
    {
        const auto& database = helpdesk::service<helpdesk::Database>(host);
        const auto connector = database.engine() == "mysql" ? "MySQL" : "SQLite";
        Poco::Data::Session session(
            Poco::Data::SessionFactory::instance().create(connector, database.connection()));
        session << "CREATE TABLE IF NOT EXISTS tp_diary (line VARCHAR(300) NOT NULL)", now;

        _parts = std::make_unique<Parts>(host, registry);
        registry.settings(
            {{{"diary", {{"en", "Diary"}}}},
             {{.key = "title", .group = "diary", .standard = "Diary", .label = {{"en", "Title"}}}}});
        registry.category("diary", [] { return helpdesk::Localised{{"en", "Diary"}}; });
        registry.listen(_parts->listener);
        registry.access(_parts->everybody);
        registry.panel(helpdesk::Frame::Area::agent, _parts->panel);
        registry.menu(_parts->menu);
        registry.page(helpdesk::Method::get, "/diary", helpdesk::Audience::signedIn, _parts->diaryPage);
        for (const char* act : {"/diary/raise", "/diary/close/{ticket}", "/diary/slow", "/diary/late"})
            registry.page(helpdesk::Method::post, act, helpdesk::Audience::signedIn, _parts->actPage);
    }

    void stop() noexcept override { _parts.reset(); }

private:
    std::unique_ptr<Parts> _parts;
};


constexpr helpdesk::PluginManifest manifest{MANIFEST_SIZE, MANIFEST_LEVEL, MANIFEST_BUILD,
                                            "template",    "1.0.0",        "notebook::TemplatePlugin"};

}  // namespace notebook


const helpdesk::PluginManifest* helpdeskPluginManifest() noexcept
{
    return &notebook::manifest;
}


// POCO finds these by name, so they stand in the global namespace, last.
POCO_BEGIN_MANIFEST(helpdesk::Plugin)
POCO_EXPORT_CLASS(notebook::TemplatePlugin)
POCO_END_MANIFEST
