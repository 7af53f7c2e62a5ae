// Who changed what an open request speaks of, after it was sent.
#pragma once

#include "core/changes/ChangeSets.h"
#include "core/ports/Storage.h"
#include "core/request/Request.h"

namespace contacts {

struct Mover
{
    Time at{};
    std::string by;  ///< Empty: the system, or somebody whose name nobody kept.
    bool helpdesk = false;
    AccountId account{};
};

/// A cell that moved, and who moved it last; nobody where no record says so.
struct Moved : Drift
{
    std::optional<Mover> mover;
};

/// For agents: the record may be another customer's, where the person is a contact as well. Reads a few dozen
/// rows for each person who moved.
[[nodiscard]] std::vector<Moved> withMovers(UnitOfWork& work, const Request& request,
                                            std::vector<Drift> drift);

}  // namespace contacts
