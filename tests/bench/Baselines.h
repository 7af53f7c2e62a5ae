// What our page is measured against, each in a process of its own, with the same POCO server settings.
#pragma once

#include <string>
#include <vector>

namespace bench {

/// `cm_bench --bare PORT FILE`: a bare POCO handler that sends the bytes of FILE from memory.
[[nodiscard]] int serveBare(unsigned short port, const std::string& file);

/// `cm_bench --limit PORT ENGINE CONNECTION TOKEN CUSTOMER`: per request one bound session lookup and one
/// bound list statement on the product's own tables, and a hand-written string builder for the same rows and
/// role columns. Nothing else: no access check, no draft, no counts, no templates, no language.
[[nodiscard]] int serveLimit(unsigned short port, const std::string& engine, const std::string& connection,
                             const std::string& tokenHash, long long customer);

/// `cm_bench --write PORT ENGINE CONNECTION`: per request one update by key and one insert, in one
/// transaction.
[[nodiscard]] int serveWrite(unsigned short port, const std::string& engine, const std::string& connection);

}  // namespace bench
