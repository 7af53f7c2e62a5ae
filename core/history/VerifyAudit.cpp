#include "core/history/VerifyAudit.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

namespace contacts {

namespace {

constexpr std::size_t page = 500;
constexpr std::size_t damageLength = 16;  // of a hash: nobody hits the same one by chance


/// All that is wrong with one chain, in the order in which it is met.
class Damage
{
public:
    explicit Damage(const Secrets& secrets) : _secrets(secrets) {}

    void add(std::string_view what, std::uint64_t number, std::string_view found)
    {
        _seen = _secrets.sha256(_seen.append(" ")
                                    .append(what)
                                    .append(" ")
                                    .append(std::to_string(number))
                                    .append(" ")
                                    .append(found));
    }

    [[nodiscard]] std::string text() const { return _seen.substr(0, damageLength); }

private:
    const Secrets& _secrets;
    std::string _seen;
};


/// Those of customers, that of what belongs to none, and those that were there when `anchored` was kept.
std::vector<Customer> everyChain(UnitOfWork& work, const AuditHeads& anchored)
{
    auto customers = work.customers().search("", std::numeric_limits<std::int32_t>::max());
    customers.insert(customers.begin(), Customer{});
    for (const auto& known : anchored)
        if (std::none_of(customers.begin(), customers.end(),
                         [&](const Customer& customer) { return customer.id == known.first; }))
        {
            Customer gone;
            gone.id = known.first;
            gone.name = "#" + gone.id.text();
            customers.push_back(std::move(gone));
        }
    return customers;
}


AuditHead headOf(const Customer& customer, const AuditHeads& anchored)
{
    const auto found = anchored.find(customer.id);
    return found == anchored.end() ? AuditHead{} : found->second;
}

}  // namespace


void waitForOtherDatabaseNodes()
{
    std::this_thread::sleep_for(std::chrono::seconds(1));
}


/// The store hands rows out newest first, so the chain is walked backwards: each row is judged once the one
/// before it is known.
AuditVerdict verifyAudit(UnitOfWork& work, const Secrets& secrets, CustomerId customer,
                         const AuditHead& anchored)
{
    AuditVerdict verdict;
    // Before the entries: what is appended meanwhile stands behind it.
    const auto noted = work.audit().head(customer);
    Damage damage(secrets);
    std::optional<AuditEntry> later;
    const auto judge = [&](std::uint64_t expectedBefore, std::string_view previousHash) {
        const auto hash = secrets.sha256(canonical(customer, *later, previousHash));
        if (later->number == expectedBefore + 1 && later->hash == hash)
            return;
        verdict.firstBad = later->number;  // Walking down: the last one found is the first one bad.
        damage.add("behind " + std::to_string(expectedBefore), later->number, later->hash + " " + hash);
    };

    for (std::uint64_t before = 0;;)
    {
        const auto rows = work.audit().list(customer, before, page);
        for (const auto& row : rows)
        {
            if (later)
                judge(row.number, row.hash);
            else
                verdict.head = {row.number, row.hash};
            for (const auto* known : {&noted, &anchored})
                if (known->number == row.number && known->hash != row.hash)
                {
                    verdict.firstBad = row.number;
                    damage.add("other", row.number, known->hash + " " + row.hash);
                }
            later = row;
            ++verdict.rows;
        }
        if (rows.size() < page)
            break;
        before = rows.back().number;
    }
    if (later)
        judge(0, "");
    const bool cut = verdict.head.number < std::max(noted.number, anchored.number);
    // Every chain has a head that was written with its last entry: who took that away hid an end.
    const bool beheaded = verdict.rows > 0 && noted.number == 0;
    if (cut || beheaded)
        damage.add(beheaded ? "beheaded" : "cut", verdict.head.number,
                   std::to_string(std::max(noted.number, anchored.number)));
    if (verdict.firstBad == 0 && (cut || beheaded))
    {
        verdict.firstBad = verdict.head.number + 1;
        verdict.missing = true;
    }
    verdict.damage = damage.text();
    return verdict;
}


AuditWalk verifyEveryChain(Storage& storage, const Secrets& secrets, const AuditHeads& anchored,
                           const std::function<void()>& pause)
{
    auto reading = storage.read();
    const auto customers = everyChain(*reading, anchored);
    const auto verdictOn = [&](const Customer& customer) {
        return verifyAudit(*reading, secrets, customer.id, headOf(customer, anchored));
    };
    std::vector<AuditVerdict> verdicts;
    verdicts.reserve(customers.size());
    for (const auto& customer : customers)
        verdicts.push_back(verdictOn(customer));
    reading.reset();
    if (std::any_of(verdicts.begin(), verdicts.end(), [](const auto& each) { return each.missing; }))
    {
        pause();
        reading = storage.read();
        for (std::size_t i = 0; i < customers.size(); ++i)
            if (verdicts[i].missing)
                verdicts[i] = verdictOn(customers[i]);
    }
    AuditWalk walk;
    for (std::size_t i = 0; i < customers.size(); ++i)
    {
        const auto& customer = customers[i];
        const auto& verdict = verdicts[i];
        walk.rows += verdict.rows;
        ++walk.chains;
        if (verdict.firstBad != 0)
            walk.broken.push_back(
                {customer.id, customer.name, verdict.firstBad, verdict.missing, verdict.damage});
        const auto keep = verdict.firstBad == 0 ? verdict.head : headOf(customer, anchored);
        if (keep.number != 0)
            walk.heads[customer.id] = keep;
    }
    return walk;
}

}  // namespace contacts
