// Who is told what about a suggestion, and what the history keeps of it: rows of the outbox and of the audit,
// put in the transaction in which it happens.
#pragma once

#include "core/Actor.h"
#include "core/Services.h"
#include "core/changes/Describe.h"

namespace contacts {

/// The entry that says when a suggestion was sent.
inline constexpr std::string_view askedAct = "suggestion.asked";

/// The entry that says when an administrator rejected one.
inline constexpr std::string_view declinedAct = "suggestion.declined";

class SuggestionNews
{
public:
    SuggestionNews(UnitOfWork& work, const Suggestion& suggestion, const Actor& actor)
        : _work(work),
          _suggestion(suggestion),
          _actor(actor)
    {
    }

    void asked(const Catalogue& catalogue);
    void withdrawn(Time now);
    void adopted(Time now);
    void declined(const std::string& reason, Time now);
    /// What was taken into the draft left it without an answer.
    void waitsAgain(Time now);

private:
    void note(std::string act, Time now);
    [[nodiscard]] Mail mailTo(const Contact& receiver, MailKind kind) const;

    UnitOfWork& _work;
    const Suggestion& _suggestion;
    const Actor& _actor;
};

/// Under which key the outbox keeps that an administrator rejected it, at the time of the history's entry.
[[nodiscard]] std::string declinedKey(CustomerId customer, ContactId author, Time at);

/// The same of what was decided with the request that took it up.
[[nodiscard]] std::string decidedKey(CustomerId customer, ContactId author, RequestId request, MailKind kind);

/// What the facts of an entry about a suggestion keep of it, told as asked: roles by name, of the rest that
/// it should be another. Nothing from the facts of other entries.
[[nodiscard]] std::vector<DescribedLine> linesNoted(const AuditEntry& entry, const Catalogue& catalogue,
                                                    std::string_view locale);

/// The wish as a mail remembers it: ids, keys and what its own author typed.
[[nodiscard]] std::map<std::string, std::string> factsOf(const Suggestion& suggestion);
[[nodiscard]] Suggestion suggestionFrom(const std::map<std::string, std::string>& facts);

}  // namespace contacts
