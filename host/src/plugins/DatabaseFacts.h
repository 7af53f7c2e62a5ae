// Service helpdesk.database/1.
#pragma once

#include "host/src/store/HostDatabase.h"

#include <helpdesk/Services.h>

namespace supportcentre {

class DatabaseFacts final : public helpdesk::Database
{
public:
    explicit DatabaseFacts(const HostDatabase& database) : _database(database) {}

    std::string engine() const override { return std::string(db::nameOf(_database.engine())); }
    std::string connection() const override { return _database.connection(); }

private:
    const HostDatabase& _database;
};

}  // namespace supportcentre
