// application/x-www-form-urlencoded, read strictly. POCO's HTMLForm stops at 100 fields; a matrix has more
// boxes.
#pragma once

#include <helpdesk/Page.h>

#include <cstddef>
#include <string_view>

namespace supportcentre {

struct FormLimits
{
    std::size_t fields = 2000;
    std::size_t bytes = std::size_t{256} * 1024;
};

/// What becomes of values with control characters; names never have any.
enum class OddValues {
    refused,
    kept  ///< For a page that says at the field what is wrong, instead of losing all that was typed.
};

/// A posted form. Names may repeat. Throws Rejected: 413 beyond the limits, 400 for broken encoding or
/// control characters.
[[nodiscard]] helpdesk::Fields parseForm(std::string_view body, FormLimits limits = {},
                                         OddValues odd = OddValues::refused);

/// The query of an address. The same, and a repeated name is refused: it is how parameters are smuggled past
/// a check.
[[nodiscard]] helpdesk::Fields parseQuery(std::string_view query,
                                          FormLimits limits = {100, std::size_t{16} * 1024});

/// For forms without lists of check boxes. Throws Rejected 400 when a name comes twice.
void refuseRepeats(const helpdesk::Fields& fields);

}  // namespace supportcentre
