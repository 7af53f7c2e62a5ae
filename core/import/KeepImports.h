// Imports through pages: somebody gives a file, a worker checks it, somebody says yes, a worker writes it.
#pragma once

#include "core/Services.h"

namespace contacts {

/// What people do. [thread-safe]
class KeepImports
{
public:
    explicit KeepImports(Services& services) : _services(services) {}

    struct Given
    {
        ImportId import{};  ///< None: refused.
        Findings findings{};
    };
    /// Nothing for whoever is no administrator. The file is checked by a worker.
    [[nodiscard]] std::optional<Given> give(const Actor& actor, const std::string& fileName,
                                            const std::string& content) const;

    [[nodiscard]] std::vector<ImportRun> list(const Actor& actor, std::size_t limit) const;
    [[nodiscard]] std::optional<ImportRun> find(const Actor& actor, ImportId import) const;
    [[nodiscard]] ImportStore::RowPage rows(ImportId import, const ImportStore::RowCursor& from,
                                            std::size_t limit) const;

    enum class Outcome { done, changedMeanwhile, unknown };
    /// What was checked is written, customer by customer.
    [[nodiscard]] Outcome begin(const Actor& actor, ImportId import, bool invites) const;
    /// Customers that are written stay written; the next run finds them unchanged.
    [[nodiscard]] Outcome stop(const Actor& actor, ImportId import) const;
    /// Takes away file and report of one that is over.
    [[nodiscard]] Outcome dismiss(const Actor& actor, ImportId import) const;

private:
    Services& _services;
};

/// What a worker does. [thread-safe]
class WorkOnImports
{
public:
    explicit WorkOnImports(Services& services) : _services(services) {}

    /// One turn: checks or writes one file that is due, and forgets reports that are older than a week.
    /// False: nothing to do.
    bool operator()() const;

private:
    Services& _services;
};

}  // namespace contacts
