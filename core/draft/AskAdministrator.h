// Ask my administrator: any contact proposes a change for himself.
#pragma once

#include "core/draft/DeclinedSuggestion.h"

namespace contacts {

/// Stateless; [thread-safe]. Who may write every line of the draft himself has nothing to ask for and is
/// forbidden to.
class AskAdministrator
{
public:
    /// In an hour, by one contact at one customer: each tells every administrator.
    static constexpr std::size_t mostInAnHour = 5;
    static constexpr std::size_t longestNote = 500;

    enum class Outcome {
        done,
        unchanged,  ///< The same waits already: nobody is told twice.
        unknown,
        forbidden,  ///< He manages the contacts himself.
        refused,    ///< `findings` say why; the waiting suggestion stays.
        tooMany
    };

    /// An earlier suggestion that an administrator has taken up, as far as it has come.
    struct Taken
    {
        Suggestion wish{};
        std::string by;
        bool requested = false;  ///< Else it stands in the draft.
    };

    /// Where he stands, and what he has asked for.
    struct View
    {
        Customer customer{};
        Contact himself{};
        std::optional<Suggestion> waiting;
        std::optional<Taken> taken;
        std::optional<DeclinedSuggestion> declined;  ///< The last one; none while another one waits.
        std::set<RoleKey, std::less<>> beyond;       ///< Roles that allow more than any administrator's own:
                                                     ///< none of them could ask for such a role.
        bool answered = false;  ///< There is somebody who hears of a suggestion and can take it up.
    };

    struct Result
    {
        Outcome outcome = Outcome::unknown;
        View view{};
        Findings findings{};
    };

    explicit AskAdministrator(Services& services) : _services(services) {}

    [[nodiscard]] Result see(const Actor& actor, CustomerId customer) const;

    /// In place of what waits. Only lines that Suggestion knows, and only about himself; what is already so
    /// is left out.
    [[nodiscard]] Result propose(const Actor& actor, CustomerId customer, const ChangeSet& lines,
                                 const std::string& note) const;

    /// `unchanged` where none waits.
    [[nodiscard]] Result withdraw(const Actor& actor, CustomerId customer) const;

private:
    Services& _services;
};

}  // namespace contacts
