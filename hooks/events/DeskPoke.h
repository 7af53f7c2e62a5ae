#pragma once

#include <helpdesk/Page.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace contacts {

/// GET /desk/poke: a helpdesk of another house says that something happened to tickets of ours. A hint and no
/// more: it makes us look sooner. Lost, forged, repeated or out of order it changes nothing, so it answers at
/// once and reads nothing. [thread-safe]
class DeskPoke final : public helpdesk::Page
{
public:
    /// The tickets that a poke names; nothing: that house did not sign it, or long ago.
    using Reader = std::function<std::optional<std::vector<std::uint64_t>>(const helpdesk::Fields& query)>;
    using Look = std::function<void(const std::vector<std::uint64_t>& tickets)>;

    DeskPoke(Reader reader, Look look) : _reader(std::move(reader)), _look(std::move(look)) {}

    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        helpdesk::Response response;
        const auto tickets = _reader(request.query);
        response.status = tickets ? 202 : 403;
        response.contentType = "text/plain; charset=utf-8";
        if (tickets)
            _look(*tickets);
        return response;
    }

private:
    Reader _reader;
    Look _look;
};

}  // namespace contacts
