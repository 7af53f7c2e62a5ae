#include "sql/src/SqlDirectoryStore.h"

#include "core/text/Email.h"
#include "core/text/SearchWords.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/PeopleStatement.h"
#include "sql/src/PersonColumns.h"
#include "sql/src/SearchIndex.h"
#include "sql/src/Several.h"

namespace contacts::sql {

namespace {

constexpr std::size_t mostWords = 8;
constexpr std::size_t fewCustomers = 2000;  ///< More than these are found sooner in the order of the list.


CustomerRow readCustomerRow(Query& row)
{
    CustomerRow read;
    read.customer = readCustomer(row);
    read.openRequest = row.id<RequestId>();
    const auto state = row.text();
    if (read.openRequest)
        read.openState = known(requestStateFrom(state), "state of a request");
    read.ticket = static_cast<std::uint64_t>(row.number());
    return read;
}


std::string picking(std::string_view rows, const std::string& pick)
{
    std::string sql(rows);
    return sql.replace(sql.find("(PICK)") + 1, 4, pick);
}


/// Picks a page of customers.
class CustomersStatement
{
public:
    CustomersStatement(db::Connection& connection, const CustomerQuery& query)
        : _query(query),
          _words(searchWords(query.search))
    {
        _words.resize(std::min(_words.size(), mostWords));
        if (!_words.empty() && !query.waiting)
        {
            Query found(connection, query::directory_customer_words);
            found.with(indexed(_words.front()), behind(_words.front()), fewCustomers + 1);
            _byWord = found.next() && found.count() <= fewCustomers;
        }
        if (query.after)
        {
            Query start(connection, query::directory_customer_start);
            start.with(query.after);
            while (start.next())
                _startKey = start.text();
        }
    }

    [[nodiscard]] std::string text() const
    {
        std::string sql = "SELECT cu.id FROM ";
        if (_query.waiting)
            sql += "cm_request o JOIN cm_customer cu ON cu.id = o.open_slot\nWHERE o.open_slot IS NOT NULL\n";
        else if (_byWord)
            sql += "(SELECT DISTINCT customer_id FROM cm_customer_word WHERE word >= ? AND word < ?) w\n"
                   "JOIN cm_customer cu ON cu.id = w.customer_id\nWHERE cu.id > 0\n";
        else
            sql += "cm_customer cu\nWHERE cu.id > 0\n";
        if (_query.kind)
            sql += "AND cu.kind = ?\n";
        for (std::size_t i = 0; i < _words.size(); ++i)
            sql += "AND INSTR(cu.search_text, ?) > 0\n";
        if (_query.after)
            sql += "AND cu.sort_key >= ? AND (cu.sort_key > ? OR cu.id > ?)\n";
        return sql + "ORDER BY cu.sort_key, cu.id\nLIMIT ?";
    }

    void bind(Query& query) const
    {
        if (_byWord)
            query.with(indexed(_words.front()), behind(_words.front()));
        if (_query.kind)
            query.add(wordOf(*_query.kind));
        for (const auto& word : _words)
            query.add(" " + word);
        if (_query.after)
            query.with(_startKey, _startKey, _query.after);
        query.add(_query.limit);
    }

private:
    const CustomerQuery& _query;
    std::vector<std::string> _words;
    bool _byWord = false;
    std::string _startKey;
};

}  // namespace


std::vector<CustomerRow> SqlDirectoryStore::customers(const CustomerQuery& query)
{
    const CustomersStatement statement(_connection, query);
    Query rows(_connection, picking(query::directory_customers, statement.text()));
    statement.bind(rows);
    std::vector<CustomerRow> found;
    while (rows.next())
        found.push_back(readCustomerRow(rows));
    return found;
}


std::optional<CustomerRow> SqlDirectoryStore::customer(CustomerId id)
{
    Query row(_connection, picking(query::directory_customers, "SELECT id FROM cm_customer WHERE id = ?"));
    row.with(id);
    std::optional<CustomerRow> found;
    while (row.next())
        found = readCustomerRow(row);
    return found;
}


std::vector<PersonRow> SqlDirectoryStore::people(const PeopleQuery& query)
{
    std::vector<PersonRow> found;
    if (const auto address = canonicalEmail(query.search); address.ok() && !query.after)
    {
        Query row(_connection, query::contact_find_by_email);
        row.with(address.text);
        while (row.next())
            found.push_back({readContact(row), {}});
    }
    if (found.empty())
    {
        const PeopleStatement statement(_connection, query);
        Query rows(_connection, picking(query::directory_people, statement.text()));
        statement.bind(rows);
        while (rows.next())
            found.push_back({readContact(rows), {}});
    }
    readPlaces(found);
    return found;
}


std::optional<PersonRow> SqlDirectoryStore::person(ContactId contact)
{
    std::vector<PersonRow> found;
    Query row(_connection, query::directory_person);
    row.with(contact);
    while (row.next())
        found.push_back({readContact(row), {}});
    readPlaces(found);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}


void SqlDirectoryStore::readPlaces(std::vector<PersonRow>& people)
{
    std::vector<ContactId> ids;
    std::map<ContactId, PersonRow*> byId;
    for (auto& person : people)
    {
        ids.push_back(person.contact.id);
        byId[person.contact.id] = &person;
    }
    selectAll(_connection, query::directory_places, ids, [&](Query& row) {
        auto& places = byId.at(row.id<ContactId>())->places;
        Place place;
        place.customer = row.id<CustomerId>();
        place.name = row.text();
        place.kind = known(customerKindFrom(row.text()), "kind of customer");
        Contact member;
        readMembership(row, member);
        place.member = std::move(member.person);
        place.projects = member.projects;
        places.push_back(std::move(place));
    });
}


std::vector<CustomerId> SqlDirectoryStore::formerCustomers(ContactId contact, std::size_t limit)
{
    Query rows(_connection, query::directory_former_customers);
    rows.with(contact, limit);
    std::vector<CustomerId> found;
    while (rows.next())
        found.push_back(rows.id<CustomerId>());
    return found;
}


std::vector<PersonMail> SqlDirectoryStore::mailsTo(ContactId contact, std::size_t limit)
{
    Query rows(_connection, query::directory_mails);
    rows.with(contact, limit);
    std::vector<PersonMail> found;
    while (rows.next())
    {
        PersonMail mail;
        mail.id = static_cast<std::uint64_t>(rows.number());
        mail.kind = known(mailKindFrom(rows.text()), "kind of mail");
        mail.customer = rows.id<CustomerId>();
        mail.address = rows.text();
        mail.state = known(mailStateFrom(rows.text()), "state of a mail");
        mail.createdAt = rows.time();
        mail.sentAt = rows.time();
        mail.lastAnswer = rows.text();
        found.push_back(std::move(mail));
    }
    return found;
}


std::string SqlDirectoryStore::callerOf(AccountId agent, CustomerId customer)
{
    Query row(_connection, query::directory_caller);
    return row.with(agent, customer).next() ? row.string() : std::string();
}


void SqlDirectoryStore::rememberCaller(AccountId agent, CustomerId customer, const std::string& caller)
{
    Query(_connection, query::directory_forget_caller).with(agent, customer).run();
    // Two tabs at once: whoever was faster is as good.
    if (!caller.empty())
        (void)Query(_connection, query::directory_remember_caller)
            .with(agent, customer, fitting(caller, 800, "a caller"))
            .runUnlessTaken();
}

}  // namespace contacts::sql
