#include "tests/contract/ContractFixture.h"

namespace contacts::tests {

Person personCalled(const std::string& firstName, const std::string& lastName, const std::string& email)
{
    Person person;
    person.firstName = firstName;
    person.lastName = lastName;
    person.email = email;
    return person;
}


CustomerId ContractFixture::addCustomer(const std::string& name, CustomerKind kind)
{
    return inOne([&](UnitOfWork& work) {
        Customer customer;
        customer.name = name;
        customer.kind = kind;
        return work.customers().add(customer);
    });
}


ContactId ContractFixture::addMember(CustomerId customer, const std::string& lastName,
                                     const std::set<RoleKey, std::less<>>& roles,
                                     const std::string& firstName)
{
    return inOne([&](UnitOfWork& work) {
        auto person = personCalled(firstName, lastName, lastName + "@example.org");
        person.roles = roles;
        CPPUNIT_ASSERT(work.customers().touch(customer));
        const auto id = work.contacts().add(person);
        work.contacts().writeMembership(customer, id, person);
        return id;
    });
}

}  // namespace contacts::tests
