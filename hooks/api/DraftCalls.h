// The customer's one shared draft: as a whole and line by line.
#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/api/ApiCall.h"

namespace contacts {

/// 200 with the draft, or why not.
[[nodiscard]] helpdesk::Response draftAnswer(const Ground& ground, const helpdesk::Request& request,
                                             const EditDraft::Result& result);

/// What every call on a draft answers.
class DraftCall : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) final;
    virtual helpdesk::Response with(const helpdesk::Request& request, const Actor& actor,
                                    CustomerId customer) = 0;

    [[nodiscard]] helpdesk::Response told(const helpdesk::Request& request,
                                          const EditDraft::Result& result) const
    {
        return draftAnswer(ground(), request, result);
    }
};

/// GET /api/v1/customers/{customer}/draft
class SeeDraftCall final : public DraftCall
{
public:
    using DraftCall::DraftCall;

protected:
    helpdesk::Response with(const helpdesk::Request&, const Actor& actor, CustomerId customer) override;
};

/// PUT …/draft {version, changes}
class ReplaceDraftCall final : public DraftCall
{
public:
    using DraftCall::DraftCall;

protected:
    helpdesk::Response with(const helpdesk::Request&, const Actor& actor, CustomerId customer) override;
};

/// DELETE …/draft
class DiscardDraftCall final : public DraftCall
{
public:
    using DraftCall::DraftCall;

protected:
    helpdesk::Response with(const helpdesk::Request&, const Actor& actor, CustomerId customer) override;
};

/// POST …/draft/changes
class AddLineCall final : public DraftCall
{
public:
    using DraftCall::DraftCall;

protected:
    helpdesk::Response with(const helpdesk::Request&, const Actor& actor, CustomerId customer) override;
};

/// DELETE …/draft/changes/{change}
class TakeBackLineCall final : public DraftCall
{
public:
    using DraftCall::DraftCall;

protected:
    helpdesk::Response with(const helpdesk::Request&, const Actor& actor, CustomerId customer) override;
};

}  // namespace contacts
