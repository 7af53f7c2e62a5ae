#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlRequestStore final : public RequestStore
{
public:
    explicit SqlRequestStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Request> find(RequestId id) override;
    [[nodiscard]] std::optional<Request> findByTicket(std::uint64_t ticket) override;
    [[nodiscard]] std::vector<Request> list(const RequestQuery& query) override;
    [[nodiscard]] std::size_t count(RequestState state, std::size_t atMost) override;
    [[nodiscard]] std::optional<Request> newestOf(CustomerId customer) override;
    [[nodiscard]] std::optional<RequestId> add(const Request& request) override;
    [[nodiscard]] bool move(const Request& request) override;
    [[nodiscard]] bool resubmit(const Request& request) override;
    [[nodiscard]] bool raised(RequestId id, std::uint64_t ticket) override;
    [[nodiscard]] std::vector<EarlierSubmission> earlierSubmissions(RequestId id) override;
    [[nodiscard]] ChangeSet replacedChanges(RequestId id) override;
    void addressConfirmed(ContactId contact, const std::string& email) override;

private:
    void readParts(std::vector<Request>& requests);
    [[nodiscard]] bool hasOpenOne(CustomerId customer);
    void addLines(const Request& request, std::size_t position);
    void addPeople(RequestId id, bool met, const Snapshot& snapshot);
    void decideLines(const Request& request);

    db::Connection& _connection;
};

}  // namespace contacts::sql
