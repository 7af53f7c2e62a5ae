#include "core/history/VerifyAudit.h"

#include <limits>

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


AuditWalk verifyEveryChain(UnitOfWork& work, const Secrets& secrets)
{
    auto customers = work.customers().search("", std::numeric_limits<std::int32_t>::max());
    customers.insert(customers.begin(), Customer{});
    AuditWalk walk;
    for (const auto& customer : customers)
    {
        const auto verdict = verifyAudit(work, secrets, customer.id);
        walk.rows += verdict.rows;
        ++walk.chains;
        if (verdict.firstBad != 0)
            walk.broken.push_back({customer.id, customer.name, verdict.firstBad});
    }
    return walk;
}

}  // namespace contacts
