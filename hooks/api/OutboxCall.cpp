#include "hooks/api/OutboxCall.h"

#include "core/outbox/SearchOutbox.h"
#include "core/text/Text.h"
#include "hooks/api/JsonFacts.h"

namespace contacts {

using helpdesk::Json;

namespace {

Json rowJson(const OutboxRow& row)
{
    return Json::object()
        .set("id", std::to_string(row.id))
        .set("state", wordOf(row.state))
        .set("kind", wordOf(row.mail.kind))
        .set("to", Json::object().set("name", row.mail.name).set("email", row.mail.address))
        .set("locale", row.mail.locale)
        .set("customer", idOrNull(row.mail.customer))
        .set("request", idOrNull(row.mail.request))
        .set("ticket", row.mail.ticket ? Json(std::to_string(row.mail.ticket)) : Json())
        .set("attempts", std::uint64_t{row.attempts})
        .set("createdAt", toJson(row.createdAt))
        .set("nextAttemptAt", row.state == MailState::queued ? toJson(row.nextAttemptAt) : Json())
        .set("sentAt", toJson(row.sentAt))
        .set("lastAnswer", row.lastAnswer.empty() ? Json() : Json(row.lastAnswer))
        .set("perhapsTwice", row.perhapsTwice);
}

Json totalsJson(const OutboxStore::Totals& totals)
{
    Json json = Json::object();
    for (const auto state : mailStates)
        json.set(std::string(wordOf(state)), std::uint64_t{totals.in(state)});
    return json.set("oldestQueuedAt", toJson(totals.oldestQueued));
}


Json serviceJson(const MailService& service)
{
    return Json::object()
        .set("paused", service.paused())
        .set("since", toJson(service.pausedSince))
        .set("until", service.paused() ? toJson(service.pausedUntil) : Json())
        .set("reason", service.paused() ? Json(service.reason) : Json());
}

}  // namespace


helpdesk::Response OutboxCall::answer(const helpdesk::Request& request)
{
    if (auto refusal = refuse(request, readerOf(request.visitor, CustomerId{}), Act::administer))
        return *refusal;
    const Parameters parameters(request, {"search", "state", "before"});
    const auto state = mailStateFrom(parameters.text("state"));
    if (!state && !parameters.text("state").empty())
        parameters.refuse("state", "queued, leased, sent, dead, bounced, withdrawn");
    const auto before = parameters.id<RequestId>("before").value;  // any id: a positive number
    const auto search = oneLine(parameters.text("search"));
    if (!search || search->size() > 200)
        parameters.refuse("search", "at most 200 bytes of text");
    const auto work = services().storage.read();
    const auto part = SearchOutbox(*work, [&](MailKind kind) {
        return ground().words.say(request.visitor.locale, "outbox.kind." + std::string(wordOf(kind)));
    })({state, before, *search});
    Json list = Json::array();
    for (const auto& row : part.rows)
        list.add(rowJson(row));
    return helpdesk::Response::ofJson(Json::object()
                                          .set("mails", std::move(list))
                                          .set("next", part.next ? Json(std::to_string(part.next)) : Json())
                                          .set("totals", totalsJson(work->outbox().totals()))
                                          .set("service", serviceJson(work->outbox().service())));
}

}  // namespace contacts
