// The way to a password, as people go it with what mails tell them. The demo has invited Hans; Tom has an
// account.
#pragma once

#include "tests/support/Scene.h"

namespace tests {

inline constexpr auto password = "seven-grey-herons-wait";
inline constexpr auto tom = "tom.reed@acme.example";
inline constexpr auto hans = "hans.mueller@acme.example";

/// The form of /reset, filled in as a browser would.
[[nodiscard]] Answer askForReset(HttpClient& client, const std::string& email, const FormFields& more = {},
                                 const HttpClient::Headers& headers = {});

/// What the newest mail to that address says behind `pattern`'s group; empty when no mail does. Whoever
/// forgot his password is dealt with by a job, which is waited for.
[[nodiscard]] std::string newest(Scene& scene, const std::string& address, const std::string& pattern);

/// The newest link to `page` in a mail to that address, as a path; empty when there is none.
[[nodiscard]] std::string linkTo(Scene& scene, const std::string& address, const std::string& page);

/// 200, or what was answered instead.
[[nodiscard]] Answer logIn(HttpClient& client, const std::string& email, const std::string& with);

}  // namespace tests
