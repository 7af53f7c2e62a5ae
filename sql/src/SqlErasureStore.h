#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

/// Reads and writes columns of several tables: it is the one place that knows where names may stand.
class SqlErasureStore final : public ErasureStore
{
public:
    explicit SqlErasureStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] Traces tracesOf(ContactId contact) override;
    void replace(ContactId contact, AccountId account, const Traces& traces, const std::string& name,
                 const std::string& address) override;

private:
    void findNames(ContactId contact, Traces& traces);
    void findEnded(ContactId contact, Traces& traces);
    void findRequests(ContactId contact, Traces& traces);
    void replaceInReasons(RequestId request, const Traces& traces, const std::string& name);
    void replaceInEarlierReasons(RequestId request, const Traces& traces, const std::string& name);
    void replaceInOutcomes(RequestId request, const Traces& traces, const std::string& name);
    void replaceInCallers(const Traces& traces, const std::string& name);
    void replaceInNotes(const Traces& traces, const std::string& name);
    void replaceInMails(const Traces& traces, const std::string& name);

    db::Connection& _connection;
};

}  // namespace contacts::sql
