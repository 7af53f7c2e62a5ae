#pragma once

#include "core/draft/EditDraft.h"

namespace contacts {

/// Something about an implemented request that the inverse draft does not take back.
struct LeftOver
{
    enum class Why {
        changedSince,    ///< The cell has another value by now: it stays.
        gone,            ///< The person is no contact of this customer any more, or unknown by that address.
        addressPending,  ///< He may still confirm the new address by the link that he got.
        accountMade,     ///< His account exists, and the welcome mail is with him.
        loosePlace,      ///< Who comes back gets his roles; department and flags must be set anew.
        soBefore,        ///< The line changed nothing: it was so already.
        mailsSent        ///< What was told was told.
    };

    Why why = Why::mailsSent;
    PersonKey person{};
    std::string name;
    std::string email;  ///< Tells him from somebody of the same name.
    std::string field;  ///< JSON name, or "role:<key>"; of changedSince and soBefore.
    std::string now;    ///< The value there, free of language; of changedSince.
};

[[nodiscard]] std::string_view wordOf(LeftOver::Why why);

struct Undoing
{
    EditDraft::Outcome outcome = EditDraft::Outcome::done;
    bool implemented = true;  ///< False: nothing of the request took effect, so that nothing can be undone.
    Request request{};
    ChangeSet lines{};  ///< The inverse, as far as it is possible.
    Snapshot before{};  ///< The people of those lines as they are.
    Snapshot after{};   ///< As they would be. Who comes back has the name by which the request knows him.
    std::vector<LeftOver> leftOvers;
    DraftView draft{};  ///< Once it is prepared.
};

/// Undoing an implemented request is another change set: its inverse, prepared as the customer's draft, which
/// somebody looks at and requests like any other. For agents and for those who manage the contacts.
class UndoRequest
{
public:
    explicit UndoRequest(Services& services) : _services(services) {}

    /// What it would do.
    [[nodiscard]] Undoing see(const Actor& actor, RequestId request) const;

    [[nodiscard]] Undoing operator()(const Actor& actor, RequestId request) const;

private:
    Services& _services;
};

}  // namespace contacts
