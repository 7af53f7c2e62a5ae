#include "tests/bench/Baselines.h"

#include "sql/base/Database.h"

#include <Poco/Data/MySQL/Connector.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace bench {

namespace {

using Body = std::function<void(std::string& out)>;

class Handler final : public Poco::Net::HTTPRequestHandler
{
public:
    explicit Handler(const Body& body) : _body(body) {}

    void handleRequest(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse&) override
    {
        static thread_local std::string page;
        static thread_local std::string out;
        page.clear();
        std::string_view status = "200 OK";
        try
        {
            _body(page);
        }
        catch (const std::exception& failure)
        {
            status = "500 Internal Server Error";
            page = failure.what();
        }
        out = "HTTP/1.1 ";
        out += status;
        out += "\r\nConnection: Keep-Alive\r\nContent-Type: text/html; "
               "charset=utf-8\r\nContent-Length: ";
        out += std::to_string(page.size());
        out += "\r\n\r\n";
        out += page;
        static_cast<Poco::Net::HTTPServerRequestImpl&>(request).socket().sendBytes(
            out.data(), static_cast<int>(out.size()));
    }

private:
    const Body& _body;
};


class Factory final : public Poco::Net::HTTPRequestHandlerFactory
{
public:
    explicit Factory(Body body) : _body(std::move(body)) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override
    {
        return new Handler(_body);
    }

private:
    Body _body;
};


int serve(unsigned short port, Body body)
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);

    Poco::ThreadPool threads(4, 1024, 60, 512 * 1024);
    auto* params = new Poco::Net::HTTPServerParams;
    params->setMaxThreads(1024);
    params->setMaxQueued(256);
    params->setKeepAlive(true);
    params->setMaxKeepAliveRequests(0);
    params->setKeepAliveTimeout(Poco::Timespan(30, 0));
    Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", port), 1024);
    Poco::Net::HTTPServer server(new Factory(std::move(body)), threads, socket, params);
    server.start();
    int signal = 0;
    sigwait(&stop, &signal);
    server.stopAll(true);
    return 0;
}


void escaped(std::string& out, std::string_view text)
{
    for (const char c : text)
        switch (c)
        {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
}


constexpr std::string_view sessionSql =
    "SELECT a.id, a.email, a.name, a.locale, a.time_zone, a.agent, a.administrator, s.last_used_at "
    "FROM sc_session s JOIN sc_account a ON a.id = s.account_id WHERE s.token_hash = ? AND a.disabled = 0";

constexpr std::string_view listSql =
    "SELECT c.id, c.title, c.first_name, c.last_name, c.email, c.phone, c.locale, c.account_state, "
    "c.invited_until, "
    "c.last_login, m.department, m.roles, m.portal_user, m.sees_all, m.status, m.projects "
    "FROM cm_membership m LEFT JOIN cm_contact c ON c.id = m.contact_id WHERE m.customer_id = ? "
    "ORDER BY m.sort_key, m.contact_id LIMIT 200";


struct Column
{
    std::string_view key;
    std::string_view label;
};

constexpr Column columns[] = {{"management", "Management"},        {"cust-admin", "Cust. Admin."},
                              {"agreement", "Agreement"},          {"application", "Application"},
                              {"financial", "Financial"},          {"technical", "Technical"},
                              {"work-orders", "Work orders"},      {"reports", "Reports"},
                              {"contact-editor", "Edit contacts"}, {"admin", "Admin access"}};
constexpr Column primaries[] = {{"primary-contact", "Primary contact"},
                                {"primary-technical", "Primary technical contact"},
                                {"primary-financial", "Primary financial contact"}};


bool holds(std::string_view roles, std::string_view key)
{
    while (!roles.empty())
    {
        const auto one = roles.substr(0, roles.find(' '));
        if (one == key)
            return true;
        roles.remove_prefix(std::min(roles.size(), one.size() + 1));
    }
    return false;
}


/// The page's own markup for one person, as somebody would write it by hand who knows nothing but this page.
void row(std::string& out, const db::Statement& contact)
{
    const auto id = std::to_string(contact.number(0));
    std::string name;
    escaped(name, contact.text(2));
    name += ' ';
    escaped(name, contact.text(3));
    const auto email = contact.text(4);
    const auto at = email.find('@');
    const auto put = [&](std::initializer_list<std::string_view> pieces) {
        for (const auto piece : pieces)
            out += piece;
    };
    put({"<tr role=\"row\" id=\"r-", id, "\" data-person=\"", id,
         "\" class=\"\"><th role=\"rowheader\" scope=\"row\" class=\"who\"><div class=\"person\"><a "
         "class=\"twist\" "
         "role=\"button\" href=\"?pageSize=200&amp;open=",
         id, "#r-", id, "\" aria-expanded=\"false\" aria-controls=\"p-", id,
         "\"><svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><use "
         "href=\"#i-chevron\"/></svg><span "
         "class=\"visually-hidden\">Details and roles of <bdi>",
         name, "</bdi></span></a><div><div class=\"nm\"><span class=\"honor\">"});
    escaped(out, contact.text(1));
    put({"</span> <a class=\"name\" href=\"?pageSize=200&amp;open=", id, "#r-", id, "\"><bdi>", name,
         "</bdi></a> <span class=\"tags\"></span></div><div class=\"sub\"><span>"});
    escaped(out, email.substr(0, at));
    out += "<wbr>";
    escaped(out, at == std::string_view::npos ? std::string_view() : email.substr(at));
    put({"</span></div></div></div></th><td role=\"cell\" class=\"state-cell\"><span class=\"state "
         "none\">Not yet "
         "invited</span></td>"});
    const auto roles = contact.text(11);
    for (const auto& column : columns)
    {
        const bool held = holds(roles, column.key);
        put({"<td role=\"cell\" class=\"role\"><label class=\"box\"><input class=\"cb\" type=\"checkbox\" "
             "form=\"f-",
             id, "\" name=\"role\" value=\"", column.key,
             held ? "\" data-live=\"1\" checked>" : "\" data-live=\"0\">", "<span class=\"lbl\">",
             column.label, "<i> – <bdi>", name, "</bdi></i></span></label></td>"});
    }
    for (const auto& primary : primaries)
        put({"<td role=\"cell\" class=\"role\"><a class=\"promote\" href=\"/portal/customers/3/contacts/", id,
             "/promote/", primary.key,
             "\" data-dialog><span aria-hidden=\"true\">Promote</span><span "
             "class=\"visually-hidden\">Promote: ",
             primary.label, " – <bdi>", name, "</bdi></span></a></td>"});
    put({"<td role=\"cell\" class=\"tools-cell\"><div class=\"rowtools\"><form class=\"rowform\" id=\"f-",
         id,
         "\" method=\"post\" action=\"/portal/customers/3/contacts/draft\"><input type=\"hidden\" "
         "name=\"csrf\" "
         "value=\"TlqWbssJoXS1ewtErkVT-xolO4kwVNeOufSATMskCxc\"><input type=\"hidden\" name=\"person\" "
         "value=\"",
         id,
         "\"><input type=\"hidden\" name=\"was.roles\" value=\"",
         roles,
         "\"><input type=\"hidden\" name=\"at\" value=\"pageSize=200\"><button class=\"btn btn-plain btn-sm "
         "noscript\">Save<span "
         "class=\"visually-hidden\">: <bdi>",
         name,
         "</bdi></span></button></form><a class=\"btn btn-icon\" href=\"?pageSize=200&amp;open=",
         id,
         "#r-",
         id,
         "\" title=\"Edit\"><svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><use "
         "href=\"#i-pencil\"/></svg><span "
         "class=\"visually-hidden\">Edit <bdi>",
         name,
         "</bdi></span></a><form action=\"/portal/customers/3/contacts/",
         id,
         "/invitation\" data-dialog><button class=\"btn btn-icon\" title=\"Send activation\"><svg "
         "class=\"i\" "
         "viewBox=\"0 0 20 20\" aria-hidden=\"true\"><use href=\"#i-mail\"/></svg><span "
         "class=\"visually-hidden\">Send activation <bdi>",
         name,
         "</bdi></span></button></form><form action=\"/portal/customers/3/contacts/",
         id,
         "/remove\" data-dialog><button class=\"btn btn-icon\" title=\"Remove\"><svg class=\"i\" viewBox=\"0 "
         "0 20 20\" "
         "aria-hidden=\"true\"><use href=\"#i-bin\"/></svg><span class=\"visually-hidden\">Remove <bdi>",
         name,
         "</bdi></span></button></form></div></td></tr>"});
}

}  // namespace


int serveBare(unsigned short port, const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string page((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return serve(port, [page](std::string& out) { out = page; });
}


int serveLimit(unsigned short port, const std::string& engine, const std::string& connection,
               const std::string& tokenHash, long long customer)
{
    Poco::Data::SQLite::Connector::registerConnector();
    Poco::Data::MySQL::Connector::registerConnector();
    const auto pool =
        std::make_shared<db::Pool>(engine == "mysql" ? db::Engine::mysql : db::Engine::sqlite, connection);
    return serve(port, [pool, tokenHash, customer](std::string& out) {
        auto lease = pool->borrow();
        auto& session = lease->prepared(sessionSql).with(tokenHash);
        session.execute();
        if (!session.next())
            throw std::runtime_error("there is no such session");
        std::string who(session.text(2));
        while (session.next())
            continue;
        out = "<!doctype html><html lang=\"en\"><head><title>Contacts Manager</title></head><body><p>";
        escaped(out, who);
        out += "</p><table class=\"matrix\">";
        auto& list = lease->prepared(listSql).with(customer);
        list.execute();
        while (list.next())
            row(out, list);
        out += "</table></body></html>";
    });
}

int serveWrite(unsigned short port, const std::string& engine, const std::string& connection)
{
    Poco::Data::SQLite::Connector::registerConnector();
    Poco::Data::MySQL::Connector::registerConnector();
    const auto pool =
        std::make_shared<db::Pool>(engine == "mysql" ? db::Engine::mysql : db::Engine::sqlite, connection);
    {
        auto lease = pool->borrow();
        lease->run("CREATE TABLE IF NOT EXISTS bench_head (id BIGINT NOT NULL PRIMARY KEY, version BIGINT "
                   "NOT NULL)");
        lease->run(
            "CREATE TABLE IF NOT EXISTS bench_line (id BIGINT NOT NULL, version BIGINT NOT NULL, value "
            "VARCHAR(200) NOT NULL, PRIMARY KEY (id, version))");
        lease->run("DELETE FROM bench_line");
        lease->run("DELETE FROM bench_head");
        lease->run("INSERT INTO bench_head (id, version) VALUES (1, 0)");
    }
    const auto last = std::make_shared<std::atomic<std::int64_t>>(0);
    return serve(port, [pool, last](std::string& out) {
        db::inTransaction(*pool, [&](db::Connection& open) {
            open.prepared("UPDATE bench_head SET version = version + 1 WHERE id = ?").with(1).execute();
            open.prepared("INSERT INTO bench_line (id, version, value) VALUES (?, ?, ?)")
                .with(1, ++*last, "grant-role")
                .execute();
        });
        out = "{}";
    });
}

}  // namespace bench
