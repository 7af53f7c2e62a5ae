#pragma once

#include "core/Services.h"

namespace contacts {

/// What every draft call answers: the draft as it is now, and what the rules say of it.
struct DraftView
{
    Draft draft{};
    Snapshot before{};  ///< The people named, as they are.
    Snapshot after{};   ///< The same people, as the draft would have them.
    Findings findings{};
};

/// The one shared draft of a customer. Stateless; [thread-safe].
class EditDraft
{
public:
    enum class Outcome {
        done,
        unknown,           ///< No such customer, or he may not know: 404.
        forbidden,         ///< 403
        changedMeanwhile,  ///< 409 with the draft as it is now.
        requestWaiting,    ///< 409: a submitted request must be decided first.
        refused  ///< 400: lines that are no lines (nobody of that id, no such role); `findings` say which.
    };

    struct Result
    {
        Outcome outcome = Outcome::done;
        DraftView view{};
    };

    explicit EditDraft(Services& services) : _services(services) {}

    [[nodiscard]] Result see(const Actor& actor, CustomerId customer) const;

    /// The whole set. Equal content succeeds whatever `version` says. Rules that are broken are findings, not
    /// a refusal.
    [[nodiscard]] Result replace(const Actor& actor, CustomerId customer, std::uint32_t version,
                                 const ChangeSet& changes) const;

    /// One line, merged into whatever is there (core/Snapshot.h, merge): two administrators never lose each
    /// other's lines.
    [[nodiscard]] Result add(const Actor& actor, CustomerId customer, const Change& line) const;

    /// Several lines in one step: a form of details.
    [[nodiscard]] Result add(const Actor& actor, CustomerId customer, const ChangeSet& lines) const;

    [[nodiscard]] Result takeBack(const Actor& actor, CustomerId customer, std::uint32_t line) const;

    /// Everything that names this person.
    [[nodiscard]] Result takeBack(const Actor& actor, CustomerId customer, const PersonKey& person) const;

    [[nodiscard]] Result discard(const Actor& actor, CustomerId customer) const;

private:
    Services& _services;
};

}  // namespace contacts
