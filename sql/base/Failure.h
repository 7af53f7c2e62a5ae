// Turns numbers of the two databases into db::Error. Texts name codes, keys and columns, never values.
#pragma once

#include "sql/base/Database.h"

namespace db {

/// The server or the way to it is gone: whatever was open has been rolled back.
[[nodiscard]] bool lostConnection(unsigned mysqlCode);

/// `message` is the server's own; what may hold a value is cut out of it.
[[nodiscard]] Error mysqlFailure(unsigned code, const char* sqlState, std::string_view message,
                                 std::string_view sql);

[[nodiscard]] Error sqliteFailure(int extendedCode, std::string_view message, std::string_view sql);

/// Of a POCO exception thrown while a connection was opened. Its text may hold the password, so it is not
/// passed on.
[[nodiscard]] Error connectFailure(Engine engine, const std::exception& cause);

}  // namespace db
