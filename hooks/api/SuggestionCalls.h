// Ask my administrator: a contact's own suggestion, and the administrators' answers.
#pragma once

#include "core/AskAdministrator.h"
#include "hooks/api/ApiCall.h"

namespace contacts {

/// What the calls on one's own suggestion share.
class OwnSuggestionCall : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) final;
    virtual AskAdministrator::Result with(const helpdesk::Request& request, const Actor& actor,
                                          CustomerId customer) = 0;
    [[nodiscard]] virtual helpdesk::Response done(const AskAdministrator::View& view) const;
};

/// GET /api/v1/customers/{customer}/suggestion
class SeeSuggestionCall final : public OwnSuggestionCall
{
public:
    using OwnSuggestionCall::OwnSuggestionCall;

protected:
    AskAdministrator::Result with(const helpdesk::Request& request, const Actor& actor,
                                  CustomerId customer) override;
};

/// PUT …/suggestion {changes, note}
class SuggestCall final : public OwnSuggestionCall
{
public:
    using OwnSuggestionCall::OwnSuggestionCall;

protected:
    AskAdministrator::Result with(const helpdesk::Request& request, const Actor& actor,
                                  CustomerId customer) override;
};

/// DELETE …/suggestion
class WithdrawSuggestionCall final : public OwnSuggestionCall
{
public:
    using OwnSuggestionCall::OwnSuggestionCall;

protected:
    AskAdministrator::Result with(const helpdesk::Request& request, const Actor& actor,
                                  CustomerId customer) override;
    [[nodiscard]] helpdesk::Response done(const AskAdministrator::View& view) const override;
};

/// GET …/suggestions
class SuggestionsCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// POST …/suggestions/{contact}/adopt {was}
class AdoptCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// POST …/suggestions/{contact}/decline {reason}
class DeclineCall final : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

}  // namespace contacts
