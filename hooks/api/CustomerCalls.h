// Reading: roles, customers, contacts, one address, history.
#pragma once

#include "hooks/Pace.h"
#include "hooks/api/ApiCall.h"

namespace contacts {

/// GET /api/v1/roles?customer=
class RolesCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// GET /api/v1/customers?search= (agents)
class CustomersCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// POST /api/v1/customers (agents)
class AddCustomerCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// PATCH /api/v1/customers/{customer} (agents)
class ChangeCustomerCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// GET /api/v1/customers/{customer}/contacts
class ContactsCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// GET /api/v1/lookup?email=
class LookupCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;

private:
    Pace _pace{120, std::chrono::minutes(1)};  ///< By account.
};

/// GET /api/v1/customers/{customer}/history?after=
class HistoryCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace contacts
