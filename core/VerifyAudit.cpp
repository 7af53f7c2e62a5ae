#include "core/VerifyAudit.h"

namespace contacts {

namespace {

constexpr std::size_t page = 500;

}  // namespace


/// The store hands rows out newest first, so the chain is walked backwards: each row is judged once the one
/// before it is known.
AuditVerdict verifyAudit(UnitOfWork& work, const Secrets& secrets, CustomerId customer)
{
    AuditVerdict verdict;
    std::optional<AuditEntry> later;
    const auto judge = [&](std::uint64_t expectedBefore, std::string_view previousHash) {
        const bool fits = later->number == expectedBefore + 1 &&
                          later->hash == secrets.sha256(canonical(customer, *later, previousHash));
        if (!fits)
            verdict.firstBad = later->number;  // Walking down: the last one found is the first one bad.
    };

    for (std::uint64_t before = 0;;)
    {
        const auto rows = work.audit().list(customer, before, page);
        for (const auto& row : rows)
        {
            if (later)
                judge(row.number, row.hash);
            later = row;
            ++verdict.rows;
        }
        if (rows.size() < page)
            break;
        before = rows.back().number;
    }
    if (later)
        judge(0, "");
    return verdict;
}

}  // namespace contacts
