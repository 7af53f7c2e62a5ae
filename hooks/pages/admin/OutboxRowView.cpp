#include "hooks/pages/admin/OutboxRowView.h"

#include "core/outbox/OwnAnswer.h"
#include "hooks/pages/MailAnswers.h"

#include <algorithm>

namespace contacts {

using templates::View;

namespace {

std::string_view stateClass(MailState state)
{
    switch (state)
    {
    case MailState::sent: return "on";
    case MailState::dead:
    case MailState::bounced: return "bad";
    case MailState::withdrawn: return "off";
    default: return "wait";
    }
}


const std::string& receiverOf(const Mail& mail)
{
    return mail.name.empty() ? mail.address : mail.name;
}

}  // namespace


std::string titleOf(const Ground& ground, const OutboxRow& row, const std::string& locale)
{
    const auto kind = ground.words.say(locale, "outbox.kind." + std::string(wordOf(row.mail.kind)));
    return ground.words.say(locale, "outbox.preview.title",
                            {{"kind", kind}, {"person", receiverOf(row.mail)}});
}


OutboxRowView::OutboxRowView(const Ground& ground, const helpdesk::Request& request, UnitOfWork& work)
    : _ground(ground),
      _locale(request.visitor.locale),
      _zone(request.visitor.timeZone),
      _now(ground.services.clock.now()),
      _cap(ground.services.policy().mailsPerCustomerAndHour),
      _work(work),
      _capped(work.outbox().capped(_now, _cap)),
      _resting(work.outbox().service().paused())
{
}


View OutboxRowView::of(const OutboxRow& row)
{
    const auto later = whenOf(row);
    const bool failed = undelivered(row.state);
    const bool mayAgain = failed || row.state == MailState::withdrawn;
    const bool mayCancel = failed || row.state == MailState::queued;
    // While all mail rests, one tries for all of them, and none goes for being due.
    const bool mayHasten = !_resting && pauses(row);
    const auto href = "/admin/outbox/" + std::to_string(row.id);
    const auto& person = receiverOf(row.mail);
    const auto ticket = std::to_string(row.mail.ticket);
    return {{"kind", say("outbox.kind." + std::string(wordOf(row.mail.kind)))},
            {"mailHref", href},
            {"name", row.mail.name},
            {"email", row.mail.address},
            {"customer", nameOf(row.mail.customer)},
            {"hasTicket", row.mail.ticket != 0},
            {"ticket", say("outbox.ticket", {{"ticket", std::string_view(ticket)}})},
            {"stateClass", std::string(stateClass(row.state))},
            {"state", say("outbox.state." + std::string(wordOf(row.state)))},
            {"twice", row.perhapsTwice},
            {"attempts", std::to_string(row.attempts)},
            {"created", say("outbox.created", {{"time", time(row.createdAt)}})},
            {"hasLater", !later.empty()},
            {"later", later},
            {"answer", answerOf(row)},
            {"mayAgain", mayAgain},
            {"againHref", href + "/again"},
            {"againName", mayAgain ? say("outbox.again.of", {{"person", person}}) : std::string()},
            {"mayHasten", mayHasten},
            {"hastenHref", href + "/now"},
            {"hastenName", mayHasten ? say("outbox.hasten.of", {{"person", person}}) : std::string()},
            {"mayCancel", mayCancel},
            {"cancelHref", href + "/cancel"},
            {"cancelName", mayCancel ? say("outbox.cancel.of", {{"person", person}}) : std::string()}};
}


std::string OutboxRowView::nameOf(CustomerId id)
{
    const auto [found, isNew] = _names.try_emplace(id);
    if (isNew)
        if (const auto customer = _work.customers().find(id))
            found->second = customer->name;
    return found->second;
}


std::string OutboxRowView::time(Time time) const
{
    return _ground.words.shortTime(_locale, _zone, time, _now);
}


std::string OutboxRowView::say(std::string_view key,
                               std::initializer_list<templates::Argument> arguments) const
{
    return _ground.words.say(_locale, key, arguments);
}


bool OutboxRowView::pauses(const OutboxRow& row) const
{
    return row.state == MailState::queued && row.nextAttemptAt > _now;
}


std::string OutboxRowView::whenOf(const OutboxRow& row) const
{
    if (row.state == MailState::sent)
        return say("outbox.sent-at", {{"time", time(row.sentAt)}});
    return pauses(row) ? say("outbox.next", {{"time", time(row.nextAttemptAt)}}) : std::string();
}


/// Of a mail that only the cap holds back nobody has answered anything.
std::string OutboxRowView::answerOf(const OutboxRow& row)
{
    const bool held = row.state == MailState::queued && row.nextAttemptAt <= _now &&
                      std::find(_capped.begin(), _capped.end(), row.mail.customer) != _capped.end();
    if (!held)
        return answerWords(_ground.words, _locale, row.lastAnswer);
    return say("outbox.capped",
               {{"cap", static_cast<long long>(_cap)}, {"customer", nameOf(row.mail.customer)}});
}

}  // namespace contacts
