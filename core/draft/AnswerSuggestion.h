// What an administrator does with what a contact asks for.
#pragma once

#include "core/draft/EditDraft.h"

namespace contacts {

/// Stateless; [thread-safe]. For those who manage contacts.
class AnswerSuggestion
{
public:
    /// So many are shown at once; the oldest first, so that none waits for ever.
    static constexpr std::size_t mostShown = 50;

    struct Waiting
    {
        Suggestion suggestion{};
        Contact author{};
    };

    enum class Outcome {
        done,
        unknown,  ///< Nobody may know of it, or it is gone: adopted, declined or withdrawn meanwhile.
        forbidden,
        refused  ///< `findings`: a reason that is no text.
    };

    struct Result
    {
        Outcome outcome = Outcome::unknown;
        Findings findings{};
    };

    explicit AnswerSuggestion(Services& services) : _services(services) {}

    /// Nothing for whoever does not manage contacts there.
    [[nodiscard]] std::optional<std::vector<Waiting>> list(const Actor& actor, CustomerId customer) const;

    /// One of them.
    [[nodiscard]] std::optional<Waiting> find(const Actor& actor, CustomerId customer,
                                              ContactId contact) const;

    /// Takes its lines into the shared draft, with the administrator as their author, and the suggestion out,
    /// in one step. `department`: what stood in the draft where he read it (core/changes/Clashes.h).
    /// `unknown` when it is gone.
    [[nodiscard]] EditDraft::Result adopt(const Actor& actor, CustomerId customer, ContactId contact,
                                          const std::optional<std::string>& department = {}) const;

    /// Also while a request waits. The contact gets a mail, with the reason if there is one.
    [[nodiscard]] Result decline(const Actor& actor, CustomerId customer, ContactId contact,
                                 const std::string& reason) const;

private:
    Services& _services;
};

}  // namespace contacts
