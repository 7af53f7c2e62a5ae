#pragma once

#include "core/ports/RemoteUsers.h"
#include "ticket-adapter/request-tracker/RtTalk.h"

#include <functional>

namespace contacts {

/// A user as RT shows him to us.
struct RtUser
{
    std::uint64_t id = 0;
    std::string name;
    std::string email;
    std::string realName;
    std::string organisation;
    bool privileged = false;
    bool disabled = false;
    std::string etag;
};

/// People as unprivileged users of a Request Tracker 5, over REST2; passwords over REST 1.0, because RT 5.0.3
/// cannot set them over REST2. The right that it needs, AdminUsers, allows everything with everybody: what of
/// it is not ours we refuse ourselves. [thread-safe]
class RtUsers final : public RemoteUsers
{
public:
    explicit RtUsers(std::function<RtSettings()> settings, RtLimits limits = {})
        : _settings(std::move(settings)),
          _limits(limits)
    {
    }

    [[nodiscard]] RemoteUser settle(const RemotePerson& person) override;
    [[nodiscard]] std::vector<RemoteLack> lacking() override;

private:
    std::function<RtSettings()> _settings;
    RtLimits _limits;
    RtSession _session{};
};

/// Nothing: RT has no such user. Throws when RT shows less of him than whoever administers users may see.
[[nodiscard]] std::optional<RtUser> rtUser(RtTalk& talk, std::uint64_t id);

}  // namespace contacts
