#include "sql/base/Failure.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace db {

namespace {

template <std::size_t size>
bool among(unsigned code, const std::array<unsigned, size>& codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}


/// Messages that only ever name tables, columns, constraints or the server's state.
constexpr std::array<unsigned, 20> harmless{1044, 1046, 1049, 1050, 1051, 1054, 1060, 1061, 1091, 1146,
                                            1205, 1213, 1364, 1451, 1452, 2002, 2003, 2006, 2013, 4025};


Error::Kind kindOf(unsigned code)
{
    // Deadlock, lock wait, snapshot moved on, statement to be prepared again. A connection lost before COMMIT
    // took its transaction with it, so that can be repeated as well.
    if (among(code, std::array{1213u, 1205u, 1020u, 1615u}) || lostConnection(code))
        return Error::Kind::again;
    if (among(code, std::array{1062u, 1586u}))
        return Error::Kind::unique;
    // Disk full, too many connections, access, read-only, no quorum, user limits, shutdown, no way to the
    // server.
    if (among(code, std::array{1021u, 1040u, 1041u, 1044u, 1045u, 1047u, 1049u, 1114u, 1129u, 1130u, 1142u,
                               1143u, 1203u, 1226u, 1290u, 1317u, 1792u, 1836u, 1969u, 2002u, 2003u, 2005u}))
        return Error::Kind::unavailable;
    return Error::Kind::broken;
}


/// "… for key 'cm_contact_email'" or "… for column `cm_contact`.`email` at row 1": the part behind the value.
std::string_view behindTheValue(std::string_view message)
{
    for (const std::string_view mark : {" for key ", " for column "})
        if (const auto at = message.rfind(mark); at != std::string_view::npos)
            return message.substr(at);
    return {};
}


/// Enough of a statement to find its file again.
std::string beginningOf(std::string_view sql)
{
    std::string text;
    std::size_t from = 0;
    while (from < sql.size() && text.size() < 80)
    {
        auto end = std::min(sql.find('\n', from), sql.size());
        const auto line = sql.substr(from, end - from);
        if (!line.starts_with("--") && !line.empty())
            (text += text.empty() ? "" : " ") += line;
        from = end + 1;
    }
    return text.substr(0, 80);
}

}  // namespace


bool lostConnection(unsigned code)
{
    return among(code, std::array{1053u, 1079u, 1080u, 1927u, 2006u, 2013u, 2014u, 2055u, 4031u});
}


Error mysqlFailure(unsigned code, const char* sqlState, std::string_view message, std::string_view sql)
{
    auto text = "database error " + std::to_string(code) + " (" + sqlState + ")";
    text += among(code, harmless) ? ": " + std::string(message) : std::string(behindTheValue(message));
    return Error(kindOf(code), text + " in: " + beginningOf(sql));
}


Error sqliteFailure(int extendedCode, std::string_view message, std::string_view sql)
{
    auto kind = Error::Kind::broken;
    switch (extendedCode & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: kind = Error::Kind::again; break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM: kind = Error::Kind::unavailable; break;
    case SQLITE_CONSTRAINT:
        if (extendedCode == SQLITE_CONSTRAINT_UNIQUE || extendedCode == SQLITE_CONSTRAINT_PRIMARYKEY ||
            extendedCode == SQLITE_CONSTRAINT_ROWID)
            kind = Error::Kind::unique;
        break;
    default: break;
    }
    // SQLite's own messages name tables and columns only.
    return Error(kind, "database error " + std::to_string(extendedCode) + ": " + std::string(message) +
                           " in: " + beginningOf(sql));
}


Error connectFailure(Engine engine, const std::exception& cause)
{
    const std::string_view text = cause.what();
    auto words = "no connection to the " + std::string(nameOf(engine)) + " database";
    if (const auto at = text.find("[mysql_errno]: "); at != std::string_view::npos)
        words += " (error " + std::to_string(std::atoi(text.data() + at + 15)) + ")";
    return Error(Error::Kind::unavailable, words);
}

}  // namespace db
