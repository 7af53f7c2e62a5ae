// Forms of pages that are declared with Registry::formPage: the host hands over control characters too, so
// that what is wrong is said at its field and costs nobody the rest.
#pragma once

#include "core/rules/Findings.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace contacts {

struct LegibleForm
{
    helpdesk::Request request;  ///< As it was sent; its form without control characters can be shown again.
    Findings findings{};        ///< One at every field that held some. Any: nothing may be written.
};

/// `typed`: the fields into which people type, by name; one that ends in "." stands for all that begin so.
/// Nothing when a control character came in another one, where no form of ours puts any.
[[nodiscard]] std::optional<LegibleForm> legible(const helpdesk::Request& sent,
                                                 std::initializer_list<std::string_view> typed);

/// What the first finding at this field says; empty when nothing is wrong with it.
[[nodiscard]] std::string sentenceAt(std::string_view field, const Findings& findings, const Ground& ground,
                                     std::string_view locale);

}  // namespace contacts
