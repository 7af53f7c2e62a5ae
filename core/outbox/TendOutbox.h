// What administrators do with mails that are on their way or did not arrive.
#pragma once

#include "core/Actor.h"
#include "core/Services.h"

namespace contacts {

/// [thread-safe]
class TendOutbox
{
public:
    enum class Outcome {
        done,
        unknown,   ///< No such mail, or not for him.
        meanwhile  ///< The mail is not in a state any more in which this can be done.
    };

    explicit TendOutbox(Services& services) : _services(services) {}

    /// Into the queue once more: what was given up, bounced or withdrawn. What is not true any more is
    /// withdrawn again when its turn comes.
    [[nodiscard]] Outcome sendAgain(const Actor& actor, std::uint64_t mail) const;

    /// A mail that waits never goes; one that was given up or bounced is nobody's worry any more. What was
    /// last answered stays behind who cancelled it.
    [[nodiscard]] Outcome cancel(const Actor& actor, std::uint64_t mail) const;

    /// A mail that pauses, say for a greylist, goes next. It would have gone anyway: no history tells of it.
    [[nodiscard]] Outcome hasten(const Actor& actor, std::uint64_t mail) const;

    /// The administrator has mended what kept the mail server from its work: one mail tries it at once.
    [[nodiscard]] Outcome tryNow(const Actor& actor) const;

private:
    using Step = bool (*)(OutboxStore&, const OutboxRow&, const Actor&, Time now);
    [[nodiscard]] Outcome change(const Actor& actor, std::uint64_t mail, const char* act, Step step) const;

    Services& _services;
};

}  // namespace contacts
