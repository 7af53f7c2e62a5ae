#pragma once

#include "core/Services.h"
#include "core/changes/Clashes.h"

namespace contacts {

/// What every draft call answers: the draft as it is now, and what the rules say of it.
struct DraftView
{
    Draft draft{};
    Snapshot before{};  ///< At least the people named, as they are.
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
        clash,             ///< 409: somebody else wrote the same cell; `findings` say who and what.
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

    /// What sending would take of it (SubmitRequest): all, or the helpdesk's own lines where somebody acts in
    /// the customer's place.
    [[nodiscard]] Result seeOwn(const Actor& actor, CustomerId customer) const;

    /// The whole set. Equal content succeeds whatever `version` says. Rules that are broken are findings, not
    /// a refusal.
    [[nodiscard]] Result replace(const Actor& actor, CustomerId customer, std::uint32_t version,
                                 const ChangeSet& changes) const;

    /// One line, merged into whatever is there (core/contacts/Snapshot.h, merge): two administrators never
    /// lose each other's lines.
    [[nodiscard]] Result add(const Actor& actor, CustomerId customer, const Change& line) const;

    /// Several lines in one step.
    [[nodiscard]] Result add(const Actor& actor, CustomerId customer, const ChangeSet& lines) const;

    /// The same for a form that showed values. Where another administrator wrote a value meanwhile that the
    /// form did not show, nothing is stored: no line is lost without anybody's knowing.
    [[nodiscard]] Result add(const Actor& actor, CustomerId customer,
                             const std::vector<Written>& written) const;

    /// The line stands although the live data changed under it: whoever says so has seen what it is now.
    [[nodiscard]] Result confirm(const Actor& actor, CustomerId customer, std::uint32_t line) const;

    [[nodiscard]] Result takeBack(const Actor& actor, CustomerId customer, std::uint32_t line) const;

    /// Everything that names this person.
    [[nodiscard]] Result takeBack(const Actor& actor, CustomerId customer, const PersonKey& person) const;

    [[nodiscard]] Result discard(const Actor& actor, CustomerId customer) const;

private:
    Services& _services;
};

}  // namespace contacts
