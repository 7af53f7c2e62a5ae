// Audit rows as people read them: with the request they speak of, and with names instead of ids.
#pragma once

#include "core/history/ReadHistory.h"

namespace contacts {

/// The act says that a request brought somebody: as a new person, or as one who was known elsewhere.
[[nodiscard]] bool tellsArrival(std::string_view act);

/// Loads every request once: its submission and its decision stand near each other. Lives as long as one
/// read.
class HistoryEntries
{
public:
    /// `told`: people of one import, at most.
    HistoryEntries(UnitOfWork& work, std::size_t told) : _work(work), _told(told) {}

    /// Requests name whoever they brought by a ref; from here on it is known which of them is this contact,
    /// and imports tell of him only.
    void beginWith(CustomerId customer, ContactId contact);

    /// Rows of one customer come newest first.
    [[nodiscard]] HistoryEntry of(CustomerId customer, AuditEntry row);

private:
    struct Known
    {
        std::optional<Request> request;
        PersonKey arrived{};
        bool latest = false;     ///< Its last submission was among the rows.
        std::size_t before = 0;  ///< Submissions before that one.
    };

    [[nodiscard]] Known& known(RequestId id);
    void noteArrival(const AuditEntry& row, ContactId contact);
    /// Of what was asked before the request was corrected: the lines that it had then, if they are kept.
    void asItWas(HistoryEntry& entry, Known& known) const;
    /// What was said with the submission of that moment.
    [[nodiscard]] std::string reasonThen(RequestId request, Time at) const;
    [[nodiscard]] static std::optional<RequestId> requestIn(const AuditEntry& row);
    [[nodiscard]] std::string nameOf(CustomerId customer, const HistoryEntry& entry);
    [[nodiscard]] std::string contactIn(CustomerId customer, const AuditEntry& row);
    [[nodiscard]] std::string called(CustomerId customer, ContactId contact);
    /// Of a former contact, as the newest request that speaks of him had it: erasing a person replaces it
    /// there.
    [[nodiscard]] std::string lastNameOf(CustomerId customer, ContactId contact);
    void addImported(CustomerId customer, HistoryEntry& entry);

    UnitOfWork& _work;
    const std::size_t _told;
    ContactId _about{};
    std::map<RequestId, Known> _known;
    std::map<ContactId, std::string> _names;
};

}  // namespace contacts
