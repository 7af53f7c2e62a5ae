// Ask my administrator: a contact's own suggestion, and the administrators' answers.
#pragma once

#include "core/draft/AskAdministrator.h"
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

/// What the administrators' answers to one suggestion share.
class AnswerSuggestionCall : public ApiCall
{
public:
    using ApiCall::ApiCall;

protected:
    helpdesk::Response answer(const helpdesk::Request& request) final;
    virtual helpdesk::Response with(const helpdesk::Request& request, const Actor& actor, CustomerId customer,
                                    ContactId contact) = 0;

    /// A text of the body, where there is a body and the text in it.
    [[nodiscard]] static std::optional<std::string> onlyText(const helpdesk::Request& request,
                                                             std::string_view name);
};

/// POST …/suggestions/{contact}/adopt {was}
class AdoptCall final : public AnswerSuggestionCall
{
public:
    using AnswerSuggestionCall::AnswerSuggestionCall;

protected:
    helpdesk::Response with(const helpdesk::Request& request, const Actor& actor, CustomerId customer,
                            ContactId contact) override;
};

/// POST …/suggestions/{contact}/decline {reason}
class DeclineCall final : public AnswerSuggestionCall
{
public:
    using AnswerSuggestionCall::AnswerSuggestionCall;

protected:
    helpdesk::Response with(const helpdesk::Request& request, const Actor& actor, CustomerId customer,
                            ContactId contact) override;
};

}  // namespace contacts
