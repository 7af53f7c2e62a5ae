#pragma once

#include "ticket-adapter/request-tracker/RtTicket.h"

#include <functional>

namespace contacts {

/// Our requests as tickets of a Request Tracker 5, over REST2. [thread-safe]
class RtTickets final : public RemoteTickets
{
public:
    /// Custom fields of the queue's tickets: whose request it is, and the last step that we wrote.
    static constexpr const char* referenceField = "ContactsManagerRequest";
    static constexpr const char* stepField = "ContactsManagerStep";

    /// Of the one ticket by which check() tries what it may do there; found again by every later check.
    static constexpr const char* checkReference = "contacts-manager/connection-check";

    explicit RtTickets(std::function<RtSettings()> settings, RtLimits limits = {})
        : _settings(std::move(settings)),
          _limits(limits)
    {
    }

    [[nodiscard]] std::optional<std::uint64_t> find(const std::string& reference) override;
    [[nodiscard]] std::uint64_t raise(const RemoteTicket& ticket) override;
    void move(std::uint64_t ticket, const RemoteStep& step) override;
    [[nodiscard]] RemoteSight look(std::uint64_t ticket, const RemoteTrace& left) override;
    [[nodiscard]] std::string address(std::uint64_t ticket, bool forAgent) const override;
    [[nodiscard]] std::string page(const std::string& path, bool forAgent) const override;
    [[nodiscard]] std::vector<RemoteLack> check() override;

private:
    std::function<RtSettings()> _settings;
    RtLimits _limits;
    RtSession _session{};

    /// What check() tries, as long as nobody starts us anew: RT may not show it to us.
    struct Probe
    {
        std::string place;  ///< Which house and queue it is in.
        std::uint64_t ticket = 0;
    };

    [[nodiscard]] std::uint64_t probe(RtTalk& talk, const RtSettings& settings);

    std::mutex _probing;
    Probe _probe{};
};

}  // namespace contacts
