// What happened at a customer, newest first: who asked, who decided, what changed, when.
#pragma once

#include "core/Services.h"
#include "core/changes/Differences.h"
#include "core/import/ImportedPeople.h"

namespace contacts {

inline constexpr std::size_t toldPeople = 10;  ///< As many as a page tells of one import.

struct HistoryEntry
{
    AuditEntry audit{};
    std::string by;  ///< Empty: the system, or somebody whose name nobody kept.
    std::string
        about{};  ///< Of an entry about one contact ("contact/7"): his name. Empty where he is none any more.
    bool helpdesk = false;
    /// Of an entry about a request, or about an arrival that a request brought. At a submission the lines are
    /// as they were asked for, without outcome; none of a version that nobody kept.
    std::optional<Request> request;
    std::size_t lineCount = 0;  ///< How many lines the request had then, or the draft that was discarded.
    ChangeSet brought{};        ///< Of an arrival: the request's lines that made him what he was then.
    PersonKey arrived{};  ///< How the request names the person whose history this is, if it brought him.
    /// Of an import: whom it made or changed, in one person's history only him. Older entries tell nobody.
    std::vector<ImportedPerson> imported;
    std::size_t importedBesides = 0;  ///< Others of the same entry, too many to be told.
    std::vector<Difference> own;      ///< Of an entry about somebody's own details (OwnDetails.h).

    /// What was said with it: the requester's reason, the helpdesk's question or its answer. May be empty.
    [[nodiscard]] const std::string& reason() const;

    /// Lines of the request that touch this person, his arrival among them; all of them when he is none.
    [[nodiscard]] ChangeSet linesAbout(ContactId contact) const;
};

/// [thread-safe]
class ReadHistory
{
public:
    struct Wish
    {
        CustomerId customer{};
        ContactId contact{};       ///< None: the whole customer.
        std::uint64_t before = 0;  ///< Entries with a lower number: the cursor. 0: from the newest.
        std::size_t limit = 20;
        std::size_t told = toldPeople;  ///< People of one import, at most.
    };

    /// Whose history it is.
    struct Subject
    {
        ContactId contact{};
        std::string
            name{};  ///< Of who has left: the last one that he had here; empty when no entry tells it.
        bool left = false;
    };

    explicit ReadHistory(Services& services) : _services(services) {}

    /// A contact of the customer, or one who was: entries about him stay when he leaves. Nothing for anybody
    /// else, and for whoever may not see requests.
    [[nodiscard]] std::optional<Subject> subject(const Actor& actor, CustomerId customer,
                                                 ContactId contact) const;

    /// Nothing for whoever may not see requests of that customer. Names and reasons belong to those who can
    /// make requests, as the request's own page does.
    [[nodiscard]] std::optional<std::vector<HistoryEntry>> operator()(const Actor& actor,
                                                                      const Wish& wish) const;

private:
    Services& _services;
};

}  // namespace contacts
