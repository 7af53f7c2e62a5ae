// A customer's draft while one call works on it. For core/draft/EditDraft.cpp; not for other folders.
#pragma once

#include "core/RolledBack.h"
#include "core/draft/EditDraft.h"

namespace contacts {

/// Lives inside one unit of work. What stops the call leaves as RolledBack<EditDraft::Result>.
class DraftInHand
{
public:
    using Outcome = EditDraft::Outcome;
    using Result = EditDraft::Result;
    using Undone = RolledBack<Result>;

    DraftInHand(UnitOfWork& work, const Actor& actor, CustomerId customer, Services& services);

    [[nodiscard]] const Draft& draft() const noexcept { return _draft; }
    [[nodiscard]] Result view(Outcome outcome) const;

    void refuseWhileRequestWaits() const;
    void refuseOtherVersion(std::uint32_t version, const ChangeSet& wanted) const;

    /// `start` with every line merged in.
    [[nodiscard]] ChangeSet merged(ChangeSet start, ChangeSet lines) const;

    /// Stops where somebody else's line writes what the author of `written` did not see.
    void refuseClashes(const std::vector<Written>& written) const;

    /// Stores what is new. Nothing happens where nothing changes.
    void store(ChangeSet wanted);

    /// Who acts in the customer's place leaves the lines of the customer's own people.
    void discard();

private:
    /// Lines of several people may be gone with it: who looks for his finds there who did it.
    void noteDiscarded(std::size_t lines);

    /// Live data as far as `lines` and the rules need it, perhaps of more people. Read once for a call: what
    /// it does changes no live data.
    [[nodiscard]] const Snapshot& live(const ChangeSet& lines) const;

    /// Who cannot send the set reads it as if its sender did: that he may not ask for roles is no mistake of
    /// the set.
    [[nodiscard]] Actor judge() const;
    [[nodiscard]] bool manages() const;
    [[nodiscard]] Author author() const;
    [[nodiscard]] Change signedByActor(Change line) const;

    [[noreturn]] void refuse(Findings findings) const;
    void refuseTooMany(std::size_t lines) const;

    /// Before anything is read for them. Findings name lines by their place in the call, from 1.
    void refuseNoLines(ChangeSet& lines) const;

    /// A contact of another customer is not in `live` and so looks exactly like one that never was.
    void refuseUnknown(const Snapshot& live, const ChangeSet& start, const ChangeSet& lines) const;

    UnitOfWork& _work;
    const Actor& _actor;
    const std::shared_ptr<const Catalogue> _catalogue;
    const Policy _policy;
    const Time _now;
    OpenDraft _open;
    Draft& _draft;              ///< Of _open.
    mutable ChangeSet _read{};  ///< The lines that _live was read for.
    mutable Snapshot _live{};
};

}  // namespace contacts
