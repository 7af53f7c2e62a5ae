// Storage in memory that behaves like the real ones: transactions that leave no trace without commit, one
// writer at a time, unique keys, conditional updates. Passes the same contract suite.
#pragma once

#include "tests/support/MemoryTables.h"

#include <mutex>

namespace contacts::tests {

class MemoryStorage : public Storage
{
public:
    using Sha256 = std::function<std::string(std::string_view)>;

    explicit MemoryStorage(Sha256 sha256) : _sha256(std::move(sha256)) {}

    /// Waits for the other writer.
    [[nodiscard]] std::unique_ptr<UnitOfWork> begin() override;
    [[nodiscard]] std::unique_ptr<UnitOfWork> read() override;

    /// The next `times` commits fail as a deadlock does: nothing is stored, the database asks for the whole
    /// again.
    void failCommits(int times) { _failingCommits = times; }

    /// The next commit stores everything and loses its answer.
    void loseNextAnswer() { _losesAnswer = true; }

    /// Runs once, right before the next transaction takes its copy: what somebody else did in between.
    void before(std::function<void()> other) { _before = std::move(other); }

    /// Projects are not core's to write.
    void setProjects(CustomerId customer, ContactId contact, std::size_t projects);

    /// What is committed, to compare before and after.
    [[nodiscard]] MemoryTables committed() const;

    /// Data that did not come through a store: a restored backup, an attacker in the database.
    void tamper(const std::function<void(MemoryTables&)>& with);

private:
    friend class MemoryUnit;

    Sha256 _sha256;
    mutable std::mutex _writing;
    mutable std::mutex _reading;
    MemoryTables _tables;
    int _failingCommits = 0;
    bool _losesAnswer = false;
    std::function<void()> _before;
};

}  // namespace contacts::tests
