#pragma once

#include <string>
#include <string_view>

namespace contacts {

/// One line that is safe in a header, a protocol line or a log: control characters (C0, C1, DEL), line and
/// paragraph separators, byte-order marks and bidi overrides become single spaces, broken UTF-8 becomes "?".
/// Text of rows stored by anybody passes here (nothing in Poco::Net checks it).
[[nodiscard]] std::string cleanLine(std::string_view text);

/// The same for bodies: line ends become LF, tabs stay.
[[nodiscard]] std::string cleanLines(std::string_view text);

/// "+33 1 42" with no-break spaces: a narrow window shall not tear the last digits off. For HTML only; plain
/// text stays as it can be copied.
[[nodiscard]] std::string withUnbrokenPhones(std::string_view text);

}  // namespace contacts
