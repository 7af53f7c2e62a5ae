#include "hooks/api/ChangeEmailCall.h"

#include "core/account/ChangeAddress.h"
#include "core/text/Email.h"

namespace contacts {

using helpdesk::Json;
using Outcome = ChangeAddress::Outcome;

helpdesk::Response ChangeEmailCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    auto wish = body(request);
    const auto& email = wish.text("email");
    const auto& password = wish.text("password");
    wish.nothingElse();
    const auto outcome =
        ChangeAddress(services())
            .ask(readerOf(request.visitor, CustomerId{}), email, password, request.clientAddress);
    switch (outcome)
    {
    case Outcome::done:
        return helpdesk::Response::ofJson(
            Json::object().set("email", canonicalEmail(email, EmailLetters::any).text), 202);
    case Outcome::wrongPassword: return refused(request, 422, "wrong-password");
    case Outcome::sameAddress: return refused(request, 422, "same-address");
    case Outcome::tooSoon: {
        auto response = refused(request, 429, "too-many-tries");
        response.headers.emplace_back("Retry-After", "900");
        return response;
    }
    case Outcome::noAddress: {
        const auto letters = emailLetters(services().policy().limits.internationalAddresses);
        Finding finding;
        finding.rule = "email-invalid";
        finding.field = "email";
        finding.facts = {{"email", email},
                         {"flaw", std::string(wordOf(canonicalEmail(email, letters).flaw))}};
        return problem(ground(), request, 422, "rules-broken", Findings{finding});
    }
    default: return helpdesk::Response::notFound();
    }
}

}  // namespace contacts
