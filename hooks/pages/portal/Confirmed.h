// What is confirmed after something was done: said once, by the address the answer led to.
#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// "&about=12": behind "notice=…", whom it is about.
[[nodiscard]] std::string aboutWord(const PersonKey& person);

/// "Promoted in the draft: Tom Reed". Empty: `notice` is none of those that confirm something, which is what
/// an address may hold. The name only of somebody who stands in this list.
[[nodiscard]] std::string confirmation(const Visit& visit, const std::string& notice, const ChangeSet& draft);

/// Below whose row it stands, because the answer leads there and not to the top of the page. None: above the
/// list.
[[nodiscard]] PersonKey placeOf(const Visit& visit, const std::string& notice);

}  // namespace contacts
