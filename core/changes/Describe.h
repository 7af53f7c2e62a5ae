// What a change set does, person by person and line by line, as facts that Words turn into sentences: written
// once for pages, panels, mails and the ticket's text. Free of markup; every value is ready to be read.
#pragma once

#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"

namespace contacts {

/// "gets Technical" while it is asked for, "got Technical" once it is so.
enum class Tense { asked, done };

struct DescribedLine
{
    enum class Sign {
        add,  ///< +
        del,  ///< −
        edit  ///< ~
    };

    std::uint32_t change = 0;  ///< Id of the line.
    ChangeKind kind = ChangeKind::grantRole;
    Sign sign = Sign::edit;
    std::string key;                                             ///< Without its tense: "change.grant-role".
    std::vector<std::pair<std::string, std::string>> arguments;  ///< Of the sentence, by name.
    std::string before;  ///< The value that goes, as people read it; empty when there is none.
    std::string after;   ///< The value that comes.
    LineOutcome outcome = LineOutcome::open;
    std::string outcomeReason;
    bool linkSent = false;  ///< Implemented as a link to a new address, see Change.
    std::string authorName;
    Time writtenAt{};  ///< Epoch where nobody noted it.

    /// "implemented", "link-sent" or "rejected"; empty while it is open. Keys of words end with it.
    [[nodiscard]] std::string result() const;

    /// Key of the sentence in words/<locale>/changes.properties: words.say(locale, line.sentence(tense),
    /// line.arguments).
    [[nodiscard]] std::string sentence(Tense tense) const;
};

struct DescribedPerson
{
    PersonKey key{};
    std::string name;  ///< As people know him now; of somebody new, the name asked for.
    std::string email;
    bool added = false;   ///< New here by this set.
    bool leaves = false;  ///< Removed by this set.
    std::vector<DescribedLine> lines;

    /// What tells him from somebody of the same name, wherever he is told of in words. Empty where it would
    /// stand there twice: as his name, or in the line that adds him.
    [[nodiscard]] std::string addressBeside() const;
};

/// People in the order of their first line; lines of a person: his arrival, details, access, roles gained,
/// roles lost, his leaving. `after` is apply(changes, before). Total: lines that name nobody known are shown
/// under their key.
[[nodiscard]] std::vector<DescribedPerson> describe(const ChangeSet& changes, const Snapshot& before,
                                                    const Snapshot& after, const Catalogue& catalogue,
                                                    std::string_view locale);

/// The role's label, or its key where the catalogue has no such role any more.
[[nodiscard]] std::string roleLabel(const Catalogue& catalogue, std::string_view role,
                                    std::string_view locale);

/// "Application, Technical and Reports", in the order of the catalogue.
[[nodiscard]] std::string roleLabels(const Catalogue& catalogue, const std::set<RoleKey, std::less<>>& roles,
                                     std::string_view locale);

/// The same at the end of a sentence, whose full stop closes an abbreviation as well: "Cust. Admin".
[[nodiscard]] std::string beforeFullStop(std::string roles);

/// "French", "français": the name of a contact's language.
[[nodiscard]] std::string languageName(std::string_view language, std::string_view locale);

/// "+", "−" or "~", as it stands before the line in plain text.
[[nodiscard]] std::string signOf(DescribedLine::Sign sign);

}  // namespace contacts
