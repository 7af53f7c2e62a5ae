// Posted forms are read by allow-list: a field nobody asked for is a refused form, not an ignored one.
#pragma once

#include <helpdesk/Page.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contacts {

/// True when every posted field is one of `known` ("csrf" always is) and came once: of two values one reader
/// would take the first and another one the last. A name that ends in "." stands for all that begin so, one
/// that ends in "*" is a list of check boxes and may come as often as it likes.
[[nodiscard]] bool onlyKnownFields(const helpdesk::Fields& form,
                                   std::initializer_list<std::string_view> known);

/// Every value under that name, in order: check boxes.
[[nodiscard]] std::vector<std::string_view> valuesOf(const helpdesk::Fields& form, std::string_view name);

/// For query strings: everything but unreserved characters (RFC 3986 §2.3) as %XX.
[[nodiscard]] std::string percentEncoded(std::string_view text);

/// The path with these values as its query; empty ones are left out.
[[nodiscard]] std::string addressWith(std::string path,
                                      std::initializer_list<std::pair<std::string_view, std::string>> values);

/// 400, with the host's own error page.
[[nodiscard]] helpdesk::Response badRequest();

}  // namespace contacts
