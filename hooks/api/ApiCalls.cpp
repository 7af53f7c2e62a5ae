#include "hooks/api/ApiCalls.h"

#include "hooks/api/ChangeEmailCall.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/DraftCalls.h"
#include "hooks/api/InvitationCall.h"
#include "hooks/api/OutboxCall.h"
#include "hooks/api/RequestCalls.h"
#include "hooks/api/SuggestionCalls.h"

namespace contacts {

template <class Call>
void ApiCalls::add(helpdesk::Registry& registry, helpdesk::Method method, std::string_view route,
                   helpdesk::Audience audience)
{
    _calls.push_back(std::make_unique<Call>(_ground));
    registry.page(method, route, audience, *_calls.back());
}


void ApiCalls::declare(helpdesk::Registry& registry)
{
    using helpdesk::Audience;
    using helpdesk::Method;
    const auto everyone = Audience::signedIn;

    add<RolesCall>(registry, Method::get, "/api/v1/roles", everyone);
    add<CustomersCall>(registry, Method::get, "/api/v1/customers", Audience::agents);
    add<AddCustomerCall>(registry, Method::post, "/api/v1/customers", Audience::agents);
    add<ChangeCustomerCall>(registry, Method::patch, "/api/v1/customers/{customer}", Audience::agents);
    add<ContactsCall>(registry, Method::get, "/api/v1/customers/{customer}/contacts", everyone);
    add<HistoryCall>(registry, Method::get, "/api/v1/customers/{customer}/history", everyone);
    add<LookupCall>(registry, Method::get, "/api/v1/lookup", everyone);

    add<InvitationCall>(registry, Method::post, "/api/v1/customers/{customer}/contacts/{contact}/invitation",
                        everyone);

    add<ChangeEmailCall>(registry, Method::post, "/api/v1/me/email", everyone);

    add<SeeDraftCall>(registry, Method::get, "/api/v1/customers/{customer}/draft", everyone);
    add<ReplaceDraftCall>(registry, Method::put, "/api/v1/customers/{customer}/draft", everyone);
    add<DiscardDraftCall>(registry, Method::del, "/api/v1/customers/{customer}/draft", everyone);
    add<AddLineCall>(registry, Method::post, "/api/v1/customers/{customer}/draft/changes", everyone);
    add<TakeBackLineCall>(registry, Method::del, "/api/v1/customers/{customer}/draft/changes/{change}",
                          everyone);

    add<SeeSuggestionCall>(registry, Method::get, "/api/v1/customers/{customer}/suggestion", everyone);
    add<SuggestCall>(registry, Method::put, "/api/v1/customers/{customer}/suggestion", everyone);
    add<WithdrawSuggestionCall>(registry, Method::del, "/api/v1/customers/{customer}/suggestion", everyone);
    add<SuggestionsCall>(registry, Method::get, "/api/v1/customers/{customer}/suggestions", everyone);
    add<AdoptCall>(registry, Method::post, "/api/v1/customers/{customer}/suggestions/{contact}/adopt",
                   everyone);
    add<DeclineCall>(registry, Method::post, "/api/v1/customers/{customer}/suggestions/{contact}/decline",
                     everyone);

    add<SubmitCall>(registry, Method::post, "/api/v1/customers/{customer}/requests", everyone);
    add<RequestsCall>(registry, Method::get, "/api/v1/requests", Audience::agents);
    add<RequestCall>(registry, Method::get, "/api/v1/requests/{request}", everyone);
    add<CancelCall>(registry, Method::post, "/api/v1/requests/{request}/cancel", everyone);
    add<ImplementCall>(registry, Method::post, "/api/v1/requests/{request}/implement", everyone);
    add<RejectCall>(registry, Method::post, "/api/v1/requests/{request}/reject", everyone);
    add<UndoCall>(registry, Method::post, "/api/v1/requests/{request}/undo", everyone);
    add<ReturnCall>(registry, Method::post, "/api/v1/requests/{request}/return", everyone);

    add<OutboxCall>(registry, Method::get, "/api/v1/admin/outbox", Audience::administrators);
}

}  // namespace contacts
