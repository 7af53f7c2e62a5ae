#include "mail/Undeliverable.h"

namespace contacts {

namespace {

Mail noticeOf(const OutboxRow& row, const Policy& policy, Time now)
{
    const auto day = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    Mail notice;
    notice.key = "undeliverable/" + row.mail.customer.text() + "/" + std::to_string(day);
    notice.kind = MailKind::mailUndeliverable;
    notice.customer = row.mail.customer;
    notice.address = policy.agentsAddress;
    notice.locale = policy.agentsLocale;
    notice.ticket = row.mail.ticket;
    notice.values = {{"mail", std::to_string(row.id)}};
    return notice;
}

}  // namespace


void tellOfUndeliverable(UnitOfWork& work, const OutboxRow& row, const Policy& policy, Time now)
{
    if (policy.agentsAddress.empty() || row.mail.kind == MailKind::mailUndeliverable)
        return;
    auto notice = noticeOf(row, policy, now);
    // They have not heard of the first one, for it was sent again; they hear of this one.
    if (const auto today = work.outbox().findByKey(notice.key); today && today->state == MailState::withdrawn)
        notice.key += "/again";
    work.outbox().put(notice, now);
}

}  // namespace contacts
