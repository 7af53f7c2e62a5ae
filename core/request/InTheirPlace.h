// What sending the draft in the customer's place (docs/adr/0025) has beside other requests.
#pragma once

#include "core/Actor.h"
#include "core/ports/Storage.h"
#include "core/rules/Findings.h"

namespace contacts {

/// Why the name of a caller will not do; who stands in nobody's place calls for nobody.
[[nodiscard]] Findings callerFindings(const Actor& actor, const std::string& typed);

/// What no draft would keep of lines that a call brings along.
[[nodiscard]] Findings unspeakableIn(const ChangeSet& lines);

/// The lines as a draft would keep them.
[[nodiscard]] ChangeSet signedLines(ChangeSet lines, const Actor& agent);

/// Takes the lines of the customer's own people out of a draft: nobody's work is swallowed by somebody else's
/// call.
[[nodiscard]] ChangeSet takeOthers(ChangeSet& lines);

/// The helpdesk's lines about somebody whom a line of the customer's own people brings.
[[nodiscard]] Findings waitingForOthers(const ChangeSet& lines, const ChangeSet& others);

/// Leaves of a draft whose lines were sent what others wrote into it, or nothing; who came by a sent line has
/// an id by now. False: somebody was faster.
[[nodiscard]] bool leaveDraft(UnitOfWork& work, const Draft& sent, const ChangeSet& others);

}  // namespace contacts
