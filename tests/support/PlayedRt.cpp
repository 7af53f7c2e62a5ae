#include "tests/support/PlayedRt.h"

#include <Poco/JSON/Parser.h>
#include <Poco/URI.h>

#include <algorithm>
#include <utility>

namespace tests {

namespace {

using Object = Poco::JSON::Object;

constexpr auto referenceField = "ContactsManagerRequest";
constexpr auto stepField = "ContactsManagerStep";
constexpr auto ours = "3";  // The queue that every ticket is raised in.


Object::Ptr parsed(const std::string& body)
{
    return Poco::JSON::Parser().parse(body).extract<Object::Ptr>();
}


/// A custom field that the body sets; else as it was.
std::string fieldIn(const Object& body, const char* name, const std::string& before)
{
    const auto fields = body.getObject("CustomFields");
    return fields && fields->has(name) ? fields->getValue<std::string>(name) : before;
}


bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace


PlayedRt::PlayedRt()
    : _server(std::make_unique<WebServer>([this](const Asked& asked) { return turn(asked); }))
{
}


std::map<int, PlayedRt::Ticket> PlayedRt::tickets() const
{
    const std::scoped_lock lock(_mutex);
    return _tickets;
}


void PlayedRt::change(int ticket, const std::function<void(Ticket&)>& change)
{
    const std::scoped_lock lock(_mutex);
    change(_tickets.at(ticket));
}


void PlayedRt::loseNextTicket(const std::function<void(Ticket&)>& change)
{
    const std::scoped_lock lock(_mutex);
    _lost = change;
}


void PlayedRt::answerAlways(std::optional<Turn> turn)
{
    const std::scoped_lock lock(_mutex);
    _always = std::move(turn);
    _withdrawn = false;
}


void PlayedRt::allowChanges(bool allowed)
{
    const std::scoped_lock lock(_mutex);
    _changes = allowed;
}


void PlayedRt::withdrawToken()
{
    const std::scoped_lock lock(_mutex);
    _withdrawn = true;
}


std::size_t PlayedRt::asked(const std::string& part) const
{
    const auto all = _server->asked();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const Asked& each) { return holds(each.path, part); }));
}


HostOptions PlayedRt::options() const
{
    HostOptions options;
    const std::string plugin = "plugin.contacts-manager.";
    options.configuration = {{plugin + "desk", "request-tracker"},
                             {plugin + "request-tracker.address", address()},
                             {plugin + "request-tracker.token", "1-2-abc"},
                             {plugin + "request-tracker.key", key},
                             {plugin + "desk.users", "no"}};  // It plays tickets only.
    return options;
}


PlayedRt::Turn PlayedRt::turn(const Asked& asked)
{
    const std::scoped_lock lock(_mutex);
    if (_always)
        return *_always;
    if (_withdrawn)
        return asked.path.ends_with("/REST/1.0/")
                   ? Turn{"HTTP/1.1 200 OK\r\n\r\nRT/5.0.3 401 Credentials required\n"}
                   : WebServer::answer(401, R"({"message":"Unauthorized"})");
    if (asked.path.ends_with("/REST/1.0/"))
        return {"HTTP/1.1 200 OK\r\nSet-Cookie: RT_SID_desk.80=abc; path=/\r\n\r\nRT/5.0.3 200 Ok\n\n"};
    if (asked.path.ends_with("/rt"))
        return WebServer::answer(200, R"({"Version":"5.0.11"})");
    if (holds(asked.path, "/queue/"))
        return WebServer::answer(200,
                                 R"({"id":3,"_hyperlinks":[{"ref":"create"}],"TicketCustomFields":[)"
                                 R"({"name":"ContactsManagerRequest"},{"name":"ContactsManagerStep"}]})");
    if (holds(asked.path, "/tickets?"))
    {
        std::string query, items;
        Poco::URI::decode(asked.path, query);
        for (const auto& [id, ticket] : _tickets)
            if (holds(query, "'" + ticket.reference + "'") &&
                (ticket.queue == ours || !holds(query, "Queue = ")))
                items += R"({"id":")" + std::to_string(id) + "\"}";
        return WebServer::answer(200, R"({"items":[)" + items + "]}");
    }
    if (holds(asked.path, "/transactions?"))
        return WebServer::answer(200, R"({"items":[{"Creator":{"id":"agent"},"NewValue":"resolved"}]})");
    return ticketTurn(asked);
}


PlayedRt::Turn PlayedRt::ticketTurn(const Asked& asked)
{
    if (asked.path.ends_with("/ticket"))
    {
        const auto body = parsed(asked.body);
        const auto id = 100 + static_cast<int>(_tickets.size());
        Ticket ticket;
        ticket.reference = fieldIn(*body, referenceField, {});
        ticket.text = body->getValue<std::string>("Content");
        const auto lost = std::exchange(_lost, {});
        if (lost)
            lost(ticket);
        _tickets[id] = ticket;
        return lost ? WebServer::answer(502, "")
                    : WebServer::answer(201, R"({"id":")" + std::to_string(id) + "\"}");
    }
    const std::string before = "/ticket/";
    const auto begin = asked.path.find(before);
    const auto found =
        _tickets.find(begin == std::string::npos ? 0 : std::atoi(asked.path.c_str() + begin + before.size()));
    if (found == _tickets.end())
        return WebServer::answer(404, R"({"message":"Not Found"})");
    auto& [id, ticket] = *found;
    if (asked.method == "GET")
        return WebServer::answer(200, json(id, ticket), "ETag: \"1\"\r\n");
    if (!_changes && asked.method == "POST")
        return WebServer::answer(400, R"({"message":"Permission Denied"})");
    const auto body = parsed(asked.body);
    ticket.step = fieldIn(*body, stepField, ticket.step);
    const auto stays = _changes ? ticket.stays : "Permission Denied";
    if (body->has("Status") && !stays.empty())
        return WebServer::answer(200, "[\"Ticket " + std::to_string(id) + ": " + stays + "\"]");
    ticket.status = body->optValue<std::string>("Status", ticket.status);
    ticket.text += body->optValue<std::string>("Content", "") + "\n";
    return WebServer::answer(asked.method == "POST" ? 201 : 200, "[]");
}


std::string PlayedRt::json(int id, const Ticket& ticket) const
{
    return R"({"id":)" + std::to_string(id) + R"(,"Status":")" + ticket.status + R"(","Resolved":")" +
           (ticket.reopened ? "2026-11-29" : "1970-01-01") +
           R"(T00:00:00Z","Creator":{"id":"contacts-manager"},"Queue":{"id":")" + ticket.queue +
           R"("},"CustomFields":[{"name":"ContactsManagerRequest","values":[")" + ticket.reference +
           R"("]},{"name":"ContactsManagerStep","values":[")" + ticket.step + R"("]}]})";
}

}  // namespace tests
