#include "core/outbox/TendOutbox.h"

#include "core/history/Audit.h"
#include "core/outbox/OwnAnswer.h"

namespace contacts {

TendOutbox::Outcome TendOutbox::sendAgain(const Actor& actor, std::uint64_t mail) const
{
    return change(actor, mail, "mail.sent-again",
                  [](OutboxStore& outbox, const OutboxRow& row, const Actor&, Time now) {
                      return outbox.again(row.id, now);
                  });
}


TendOutbox::Outcome TendOutbox::cancel(const Actor& actor, std::uint64_t mail) const
{
    return change(actor, mail, "mail.cancelled",
                  [](OutboxStore& outbox, const OutboxRow& row, const Actor& who, Time) {
                      return outbox.cancel(row.id, cancelledBy(who.name, row.lastAnswer));
                  });
}


TendOutbox::Outcome TendOutbox::change(const Actor& actor, std::uint64_t mail, const char* act,
                                       Step step) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return Outcome::unknown;
    auto outcome = Outcome::unknown;
    _services.storage.inOne([&](UnitOfWork& work) {
        outcome = Outcome::unknown;
        const auto row = work.outbox().find(mail);
        if (!row)
            return;
        work.customers().hold(row->mail.customer);
        const auto now = _services.clock.now();
        outcome = step(work.outbox(), *row, actor, now) ? Outcome::done : Outcome::meanwhile;
        if (outcome == Outcome::done)
            audit(work, row->mail.customer, actor, act, "mail/" + std::to_string(mail), {}, now);
    });
    return outcome;
}


TendOutbox::Outcome TendOutbox::hasten(const Actor& actor, std::uint64_t mail) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return Outcome::unknown;
    auto outcome = Outcome::unknown;
    _services.storage.inOne([&](UnitOfWork& work) {
        outcome = Outcome::unknown;
        if (work.outbox().find(mail))
            outcome = work.outbox().hasten(mail, _services.clock.now()) ? Outcome::done : Outcome::meanwhile;
    });
    return outcome;
}


TendOutbox::Outcome TendOutbox::tryNow(const Actor& actor) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return Outcome::unknown;
    auto outcome = Outcome::meanwhile;
    _services.storage.inOne([&](UnitOfWork& work) {
        auto service = work.outbox().service();
        outcome = service.paused() ? Outcome::done : Outcome::meanwhile;
        service.pausedUntil = _services.clock.now();
        if (outcome == Outcome::done)
            work.outbox().writeService(service);
    });
    return outcome;
}

}  // namespace contacts
