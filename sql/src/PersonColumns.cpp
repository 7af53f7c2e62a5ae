#include "sql/src/PersonColumns.h"

#include "sql/src/Columns.h"

namespace contacts::sql {

void bindPerson(Query& query, const Person& person)
{
    query.with(person.title, person.firstName, person.lastName, person.email, person.phone, person.locale,
               person.department, person.portalUser, person.seesAllRequests, numberOf(person.status),
               joined(person.roles));
}


Person readPerson(Query& row)
{
    Person person;
    for (auto* text : {&person.title, &person.firstName, &person.lastName, &person.email, &person.phone,
                       &person.locale, &person.department})
        *text = row.text();
    person.portalUser = row.flag();
    person.seesAllRequests = row.flag();
    person.status = membershipStatusFrom(row.number());
    person.roles = split(row.text());
    return person;
}


void bindLine(Query& query, const Change& line)
{
    query.with(line.id, line.author, line.authorName, wordOf(line.kind), line.person.contact, line.person.ref,
               line.role, wordOf(line.field), fitting(line.value, 1000, "the value of a change"),
               joined(line.roles));
    bindPerson(query, line.details);
    query.with(line.suggested);
}


Change readLine(Query& row)
{
    Change line;
    line.id = row.small();
    line.author = row.id<ContactId>();
    line.authorName = row.text();
    line.kind = known(changeKindFrom(row.text()), "kind of change");
    line.person.contact = row.id<ContactId>();
    line.person.ref = row.text();
    line.role = row.text();
    line.field = known(fieldFrom(row.text()), "field");
    line.value = row.text();
    line.roles = split(row.text());
    line.details = readPerson(row);
    line.suggested = row.flag();
    return line;
}


Customer readCustomer(Query& row)
{
    Customer customer;
    customer.id = row.id<CustomerId>();
    customer.name = row.text();
    customer.kind = known(customerKindFrom(row.text()), "kind of customer");
    customer.parent = row.id<CustomerId>();
    customer.paysFor = row.id<CustomerId>();
    customer.revision = row.number();
    customer.contacts = row.count();
    return customer;
}


Contact readContact(Query& row)
{
    Contact contact;
    contact.id = row.id<ContactId>();
    auto& person = contact.person;
    for (auto* text :
         {&person.title, &person.firstName, &person.lastName, &person.email, &person.phone, &person.locale})
        *text = row.text();
    contact.account = row.id<AccountId>();
    contact.accountState = accountStateFrom(row.number());
    contact.invitedUntil = row.time();
    contact.lastLogin = row.time();
    return contact;
}


void readMembership(Query& row, Contact& contact)
{
    auto& person = contact.person;
    person.department = row.text();
    person.portalUser = row.flag();
    person.seesAllRequests = row.flag();
    person.status = membershipStatusFrom(row.number());
    person.roles = split(row.text());
    contact.projects = row.count();
}

}  // namespace contacts::sql
