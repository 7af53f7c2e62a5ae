#include "plugin/OwnTransaction.h"

#include "sql/src/Query.h"
#include "ticket-adapter/HostAccounts.h"

#include <helpdesk/Transaction.h>

namespace contacts {

namespace {

class Lent final : public helpdesk::Transaction
{
public:
    explicit Lent(Poco::Data::Session& session) : _session(session) {}
    Poco::Data::Session& session() noexcept override { return _session; }

private:
    Poco::Data::Session& _session;
};


bool asksAgain(const std::exception& failure)
{
    const auto* storage = dynamic_cast<const StorageFailure*>(&failure);
    return storage && storage->kind() == StorageFailure::Kind::again;
}

}  // namespace


void inOwnTransaction(db::Pool& pool, const Join& join, helpdesk::Accounts& accounts,
                      helpdesk::LogIns& logIns, const std::function<void(DeskWork&)>& work)
{
    sql::translated([&] {
        db::inTransaction(
            pool,
            [&](db::Connection& connection) {
                Lent lent(connection.session());
                const auto unit = join(lent);
                HostAccounts hostAccounts(accounts, logIns, lent);
                DeskWork deskWork{*unit, hostAccounts, 0};
                work(deskWork);
            },
            8, asksAgain);
    });
}

}  // namespace contacts
