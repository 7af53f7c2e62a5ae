// Requests: made, read, listed, decided.
#pragma once

#include "core/request/DecideRequest.h"
#include "hooks/api/ApiCall.h"

namespace contacts {

/// POST /api/v1/customers/{customer}/requests {draftVersion, reason}, header Idempotency-Key
class SubmitCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// GET /api/v1/requests/{request}
class RequestCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// GET /api/v1/requests?state=&before= (agents)
class RequestsCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// What the acts on one request share. Whoever may not know of it learns nothing from the body's mistakes.
class RequestActCall : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) final;
    virtual helpdesk::Response with(const helpdesk::Request& request, const Actor& actor, RequestId id) = 0;
};

/// What every decision answers: the request as it is after it.
class DecisionCall : public RequestActCall
{
public:
    using RequestActCall::RequestActCall;

protected:
    helpdesk::Response with(const helpdesk::Request& request, const Actor& actor, RequestId id) final;
    virtual Decision decide(const helpdesk::Request& request, const Actor& actor, RequestId id) = 0;

    /// No contact decides, whoever he asks.
    [[nodiscard]] virtual std::string refusal(const Actor& actor) const
    {
        return actor.agent ? "forbidden" : "helpdesk-decides";
    }

private:
    helpdesk::Response told(const helpdesk::Request& request, const Actor& actor, RequestId id,
                            const Decision& decision) const;
};

/// POST /api/v1/requests/{request}/cancel
class CancelCall final : public DecisionCall
{
public:
    using DecisionCall::DecisionCall;

protected:
    Decision decide(const helpdesk::Request& request, const Actor& actor, RequestId id) override;
    [[nodiscard]] std::string refusal(const Actor&) const override { return "forbidden"; }
};

/// POST /api/v1/requests/{request}/implement {digest, reject:[{change, reason}], message?}
class ImplementCall final : public DecisionCall
{
public:
    using DecisionCall::DecisionCall;

protected:
    Decision decide(const helpdesk::Request& request, const Actor& actor, RequestId id) override;
};

/// POST /api/v1/requests/{request}/reject {reason}
class RejectCall final : public DecisionCall
{
public:
    using DecisionCall::DecisionCall;

protected:
    Decision decide(const helpdesk::Request& request, const Actor& actor, RequestId id) override;
};

/// POST /api/v1/requests/{request}/return {reason}
class ReturnCall final : public DecisionCall
{
public:
    using DecisionCall::DecisionCall;

protected:
    Decision decide(const helpdesk::Request& request, const Actor& actor, RequestId id) override;
};

/// POST /api/v1/requests/{request}/undo: the inverse as a draft, and what it cannot take back.
class UndoCall final : public RequestActCall
{
public:
    using RequestActCall::RequestActCall;

protected:
    helpdesk::Response with(const helpdesk::Request& request, const Actor& actor, RequestId id) override;
};

}  // namespace contacts
