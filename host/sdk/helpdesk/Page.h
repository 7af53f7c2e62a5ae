// A page or API call of a plugin: one request in, one response out.
#pragma once

#include "helpdesk/Json.h"
#include "helpdesk/Visitor.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

enum class Method {
    get,  ///< Also HEAD: the host drops the body. Must change nothing.
    post,
    put,
    patch,
    del
};

/// Fields of a query or of a posted form, in order, decoded, valid UTF-8, free of control characters but tab,
/// CR, LF.
class Fields
{
public:
    using List = std::vector<std::pair<std::string, std::string>>;

    Fields() = default;
    explicit Fields(List list) : _list(std::move(list)) {}

    [[nodiscard]] const List& all() const noexcept { return _list; }

    /// Null when there is none. A name that came twice is the first one here; the host has already refused
    /// repeated names in queries (they are how parameters get smuggled). In forms they are lists of check
    /// boxes; a page refuses them where it has none.
    [[nodiscard]] const std::string* find(std::string_view name) const
    {
        for (const auto& [key, value] : _list)
            if (key == name)
                return &value;
        return nullptr;
    }

    [[nodiscard]] std::string_view text(std::string_view name) const
    {
        const auto* found = find(name);
        return found ? std::string_view(*found) : std::string_view();
    }

private:
    List _list;
};

/// A file that came with a form. Its name is a person's text: show it, never open it.
struct Upload
{
    std::string field;
    std::string name;  ///< What stands behind the last slash of what was sent; never empty.
    std::string content;
};

/// Everything the host has already checked: session, CSRF token and Origin of changing calls, sizes,
/// encodings.
struct Request
{
    Method method = Method::get;
    std::string path;  ///< As asked for, without the query: "/portal/customers/7/contacts".
    std::map<std::string, std::string, std::less<>> captured;  ///< Values of the route's {names}.
    Fields query{};
    Fields form{};             ///< Of a posted form.
    std::optional<Json> json;  ///< application/json bodies only.
    std::string
        idempotencyKey{};  ///< Header Idempotency-Key, printable ASCII, at most 200 characters; else empty.
    bool wantsFragment =
        false;  ///< Our own script asks (header X-Requested-With: fetch): answer without the frame.
    Visitor visitor{};
    std::string csrf;             ///< Put it into every form as the hidden field "csrf".
    std::string clientAddress;    ///< For throttling and the audit only.
    std::vector<Upload> uploads;  ///< Of pages that take files only.
};

/// Where a page stands in the host's frame (top bar, menu, skip link, language). Empty title: no frame at
/// all.
struct Frame
{
    enum class Area {
        portal,
        agent,
        admin,
        door  ///< Log-in, activation, password: a narrow page without menu.
    };

    std::string title;  ///< Plain text for <title>; the page writes its own <h1>.
    Area area = Area::portal;
    std::string menu;                  ///< Key of the MenuItem this page belongs to, for aria-current.
    std::string customer;              ///< The customer the page is about, for the switcher; may be empty.
    std::vector<std::string> styles;   ///< Addresses as returned by Registry::asset().
    std::vector<std::string> scripts;  ///< The same; loaded with defer.
};

enum class SignOut {
    no,
    here,       ///< The session of this request.
    everywhere  ///< All sessions of the visitor's account, this one too.
};

struct Response
{
    int status = 200;
    std::string body;
    std::string contentType = "text/html; charset=utf-8";
    Frame frame{};         ///< Used for HTML with a title; the host puts `body` into <main>'s place.
    std::string location;  ///< For 201 and 30x: a path on this host. The host refuses anything else.
    std::vector<std::pair<std::string, std::string>>
        headers{};  ///< Extra ones; a control character in one is a 500.
    /// With credentials to set: the host opens a new session for this account (activation does so). 0: none.
    AccountId signIn{};
    SignOut signOut = SignOut::no;  ///< Ends what it names before the answer leaves; the cookie goes too.

    [[nodiscard]] static Response to(std::string path, int status = 303)
    {
        Response response;
        response.status = status;
        response.location = std::move(path);
        return response;
    }

    [[nodiscard]] static Response ofJson(const Json& json, int status = 200)
    {
        Response response;
        response.status = status;
        response.contentType = "application/json; charset=utf-8";
        response.body = json.dump();
        return response;
    }

    /// RFC 9457. `type` is a short word that clients may compare, e.g. "request-waiting".
    [[nodiscard]] static Response problem(int status, std::string_view type, std::string_view title,
                                          std::string_view detail, Json findings = nullptr)
    {
        Json json = Json::object();
        json.set("type", type).set("title", title).set("status", status).set("detail", detail);
        if (!findings.isNull())
            json.set("findings", std::move(findings));
        Response response = ofJson(json, status);
        response.contentType = "application/problem+json; charset=utf-8";
        return response;
    }

    /// The one answer for "does not exist" and "not for you": page and API look the same for both.
    [[nodiscard]] static Response notFound()
    {
        Response response;
        response.status = 404;
        return response;
    }
};

/// Who may call a route at all; anything finer is the page's own business.
enum class Audience { everyone, signedIn, agents, administrators };

class HELPDESK_API Page
{
public:
    virtual ~Page() = default;

    /// A throw becomes a 500 page that carries an incident number; TryLater (Services.h) a 503. An HTML
    /// response of 400 and above with an empty body is filled by the host's own error page; for routes under
    /// /api/ by problem+json. The page outlives the call; `request` does not. [request-thread, concurrent]
    virtual Response handle(const Request& request) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
