// An open transaction of ours in the shape in which plugins see it.
#pragma once

#include "sql/base/Database.h"

#include <helpdesk/Transaction.h>

namespace supportcentre {

/// Lives inside db::inTransaction's work, as long as one call.
class LentTransaction final : public helpdesk::Transaction
{
public:
    explicit LentTransaction(db::Connection& connection) : _connection(connection) {}

    Poco::Data::Session& session() noexcept override { return _connection.session(); }
    [[nodiscard]] db::Connection& connection() const noexcept { return _connection; }

private:
    db::Connection& _connection;
};

/// db::inTransaction for work in which plugins take part: they ask for the whole of it again by throwing
/// helpdesk::TryAgain.
void inLentTransaction(db::Pool& pool, const std::function<void(db::Connection&)>& work);

}  // namespace supportcentre
