#pragma once

#include "core/ports/RemoteTickets.h"
#include "ticket-adapter/request-tracker/RtSession.h"
#include "ticket-adapter/request-tracker/WebCall.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <optional>

namespace contacts {

/// An answer of REST2 that was asked for and may be used.
struct RtAnswer
{
    int status = 0;
    Poco::Dynamic::Var json{};
    std::string etag;
    std::string location;

    /// Throws RemoteFailure when it is something else.
    [[nodiscard]] Poco::JSON::Object::Ptr object() const;

    /// What RT did and did not do, in its own words; both come with 200. Empty where it says nothing.
    [[nodiscard]] std::string sentences() const;
};

/// RT does not allow us this one thing; `right` is what our user lacks for it.
class RtForbidden final : public RemoteFailure
{
public:
    RtForbidden(std::string right, const std::string& text)
        : RemoteFailure(Kind::refused, text + " (right " + right + ")"),
          _right(std::move(right))
    {
    }

    [[nodiscard]] const std::string& right() const noexcept { return _right; }

private:
    std::string _right;
};

/// Texts and numbers of an answer's object; an id may come as either. Empty or 0 where there is none.
[[nodiscard]] std::string rtText(const Poco::JSON::Object& object, const std::string& name);
[[nodiscard]] std::uint64_t rtNumber(const Poco::JSON::Object& object, const std::string& name);
[[nodiscard]] std::string rtFirst(const Poco::JSON::Array& texts);

/// What RT says, as one short line for administrators.
[[nodiscard]] std::string rtShown(std::string text);

/// `text` between quotes, for TicketSQL.
[[nodiscard]] std::string rtQuoted(const std::string& text);

/// `text` as one part of a path or one value of a query.
[[nodiscard]] std::string rtEncoded(const std::string& text);

/// One act of several calls with RT, all before one deadline. An answer is 2xx, 404 or 412; all else is a
/// RemoteFailure, which names the `right` that the call needs when RT does not allow it. Belongs to one
/// thread and ends with the act.
class RtTalk
{
public:
    RtTalk(const RtSettings& settings, const RtLimits& limits, RtSession& session);

    [[nodiscard]] RtAnswer get(const std::string& path, const char* right);
    [[nodiscard]] RtAnswer post(const std::string& path, const Poco::Dynamic::Var& body, const char* right);

    /// Where `etag` is the one in force; else 412.
    [[nodiscard]] RtAnswer put(const std::string& path, const Poco::JSON::Object& body,
                               const std::string& etag, const char* right);

    /// A form for REST 1.0, whose answer is text: what it says, without the line with the status. It may
    /// repeat what it was asked, so nothing of it may be shown.
    [[nodiscard]] std::string tell(const std::string& path, const std::string& form, const char* right);

    /// RT knows us: what it forbids now, it forbids for this one thing.
    [[nodiscard]] bool letIn() const { return _letIn; }

private:
    [[nodiscard]] WebAnswer allowed(const WebRequest& request, const std::string& right);
    [[nodiscard]] RtAnswer ask(WebRequest request, const std::string& right);
    [[nodiscard]] WebAnswer withCookie(const WebRequest& request);
    [[nodiscard]] WebAnswer send(const WebRequest& request);
    void logIn();

    const RtSettings& _settings;
    const RtLimits& _limits;
    RtSession& _session;
    WebPlace _place{};
    bool _letIn = false;
    std::chrono::steady_clock::time_point _end;
};

/// Nothing as well where RT hides this one thing from us: it does not always say whether there is one.
template <class Look>
auto rtVisible(RtTalk& talk, const Look& look) -> decltype(look())
{
    try
    {
        return look();
    }
    catch (const RemoteFailure& failure)
    {
        if (failure.kind() == RemoteFailure::Kind::refused && talk.letIn())
            return std::nullopt;
        throw;
    }
}

}  // namespace contacts
