// What the last walk found broken, and what administrators who looked into it have written down.
#pragma once

#include "core/history/WalkAudit.h"

namespace contacts {

/// Of the helpdesk's own chain; about "chain/7", where that is the one that is broken.
inline constexpr std::string_view acknowledgedAct = "audit.acknowledged";
inline constexpr std::string_view chainPrefix = "chain/";

struct Acknowledgement
{
    AccountId account{};
    Time at{};
    std::string reason;
    std::string by{};  ///< His name, as Break::name gave it.
};

struct Break
{
    BrokenChain chain{};
    std::string customerName{};  ///< Empty for what belongs to no customer; of one that is gone "#7".
    std::optional<Acknowledgement>
        known{};  ///< This very damage. Whatever else breaks there makes it another.
};

/// Those of AuditWalkState::firstBad in their order, those that nobody knows first.
[[nodiscard]] std::vector<Break> breaksIn(UnitOfWork& work, std::string_view firstBad);

/// Who they were. Asks the host, so only when no unit of work is open any more.
void nameWhoKnows(std::vector<Break>& breaks, const Services& services);

/// They are as many as were found, and each is known.
[[nodiscard]] bool everythingKnown(const std::vector<Break>& breaks, std::uint64_t found);

/// An administrator has looked into what the last walk found. [thread-safe]
class AcknowledgeBreak
{
public:
    static constexpr std::size_t longestReason = 200;  ///< Code points.

    enum class Outcome {
        done,  ///< Or somebody was faster: it is known.
        hidden,
        noReason,
        reasonTooLong,
        reasonNotOneLine,
        otherFound  ///< The last walk has found something else there, or nothing.
    };

    explicit AcknowledgeBreak(Services& services) : _services(services) {}

    /// `damage` is what he saw (BrokenChain::damage).
    [[nodiscard]] Outcome operator()(const Actor& actor, CustomerId chain, std::string_view damage,
                                     const std::string& reason) const;

private:
    Services& _services;
};

}  // namespace contacts
