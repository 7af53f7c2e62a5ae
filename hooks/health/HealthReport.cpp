#include "hooks/health/HealthReport.h"

#include "core/outbox/OwnAnswer.h"
#include "hooks/pages/DeskAnswers.h"
#include "hooks/pages/MailAnswers.h"

#include <algorithm>

namespace contacts {

using helpdesk::Health;

namespace {

constexpr std::chrono::hours late{1};
constexpr std::size_t customersNamed = 5;
constexpr std::size_t requestsCounted = 20;
constexpr std::size_t mailsCounted = 1000;

/// A section of the plugin's settings.
std::string linkTo(std::string_view group)
{
    return std::string("/admin/plugins/contacts-manager#g-").append(group);
}


bool isLoopback(std::string_view host)
{
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}


/// The same in every language, so without an "and".
std::string namesOf(UnitOfWork& work, const std::vector<CustomerId>& customers)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(customers.size(), customersNamed); ++i)
        if (const auto customer = work.customers().find(customers[i]))
            names += (names.empty() ? "" : ", ") + customer->name;
    return customers.size() > customersNamed ? names + ", …" : names;
}


/// People use it, and their links go to a real name.
bool isInProduction(std::string_view baseAddress)
{
    return baseAddress.starts_with("https://");
}

}  // namespace


std::vector<Health> HealthReport::operator()() const
{
    const auto mail = _mail();
    Lines lines;
    requests(lines);
    outbox(lines);
    mailServer(mail, lines);
    if (const auto patience = _desk())
        desk(*patience, lines);
    audit(lines);
    settings(mail, lines);
    return lines;
}


/// Nothing is wrong with one that waits; whoever is about to disable the plugin wants to know of it.
void HealthReport::requests(Lines& lines) const
{
    const auto count =
        _ground.services.storage.read()->requests().count(RequestState::submitted, requestsCounted + 1);
    const bool more = count > requestsCounted;
    add(lines, "requests", State::good, more ? "health.requests.many" : "health.requests",
        {{"count", static_cast<long long>(more ? requestsCounted : count)}});
}


void HealthReport::outbox(Lines& lines) const
{
    const auto work = _ground.services.storage.read();
    const auto now = _ground.services.clock.now();
    const auto cap = _ground.services.policy().mailsPerCustomerAndHour;
    const auto totals = work->outbox().totals();
    const auto held = work->outbox().capped(now, cap);
    const auto queued = totals.in(MailState::queued);
    const auto dead = totals.in(MailState::dead);
    const bool waits = queued > 0 && held.empty() && now - totals.oldestQueued > late;
    const bool unwell = dead > 0 || waits;
    // A bounce is for whoever wrote the address, who sees it in his list: it is told here, and is no alarm.
    auto& line = add(lines, "outbox", unwell ? State::degraded : State::good, "health.outbox",
                     {{"queued", static_cast<long long>(queued)},
                      {"dead", static_cast<long long>(dead)},
                      {"bounced", static_cast<long long>(totals.in(MailState::bounced))}});
    line.href = "/admin/outbox";
    if (unwell)
        line.advice = inEveryLanguage(waits ? "health.outbox.late.todo" : "health.outbox.dead.todo");
    if (const auto full = work->outbox().waitingFor(sentenceOf(OwnAnswer::addressFull), mailsCounted);
        full > 0)
    {
        auto& flood = add(lines, "outbox", State::degraded, "outbox.address-full",
                          {{"count", static_cast<long long>(full)}});
        flood.advice = inEveryLanguage("health.outbox.address-full.todo");
        flood.href = "/admin/outbox";
    }
    if (held.empty())
        return;
    const auto names = namesOf(*work, held);
    auto& flood = add(lines, "outbox", State::degraded, "outbox.held",
                      {{"count", static_cast<long long>(held.size())},
                       {"cap", static_cast<long long>(cap)},
                       {"customers", std::string_view(names)}});
    flood.advice = inEveryLanguage("health.outbox.held.todo");
    flood.href = "/admin/outbox";
}


void HealthReport::mailServer(const MailInForce& mail, Lines& lines) const
{
    const bool forgotten = !mail.smtp && isInProduction(mail.baseAddress);
    auto& line = add(lines, "mail", forgotten ? State::degraded : State::good,
                     mail.smtp ? "health.mail.smtp" : "health.mail.spool",
                     {{"host", std::string_view(mail.host)},
                      {"port", std::string_view(mail.port)},
                      {"encrypted", mail.encrypted ? "yes" : "no"}});
    line.href = linkTo("mail");
    if (forgotten)
        line.advice = inEveryLanguage("health.mail.spool.todo");
    if (const auto service = _ground.services.storage.read()->outbox().service(); service.paused())
    {
        auto& paused = add(lines, "mail", State::degraded, "health.mail.paused",
                           {{"answer", std::string_view(service.reason)}});
        sayAnswer(paused, "health.mail.paused", service.reason, answerWords);
        paused.advice = inEveryLanguage("health.mail.paused.todo");
        paused.href = "/admin/outbox";
    }
}


void HealthReport::desk(std::chrono::hours patience, Lines& lines) const
{
    const auto work = _ground.services.storage.read();
    const auto now = _ground.services.clock.now();
    const auto totals = work->errands().totals();
    const auto users = work->userLinks().totals();
    const auto house = work->errands().house();
    const auto late = [&](const auto& kind) {
        return kind.waiting > 0 && now - kind.oldestWaiting > patience;
    };
    const bool waits =
        late(totals) || late(users) || (house.mood == HouseMood::away && now - house.since > patience);
    const bool unwell = totals.parked + users.parked > 0 || waits;
    const bool away = house.mood == HouseMood::away;
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(now - house.since).count();
    auto& line =
        add(lines, "desk", unwell ? State::degraded : State::good, away ? "health.desk.away" : "health.desk",
            {{"waiting", static_cast<long long>(totals.waiting + users.waiting)},
             {"parked", static_cast<long long>(totals.parked + users.parked)},
             {"hours", static_cast<long long>(hours)}});
    line.href = "/admin/desk";
    if (unwell)
        line.advice = inEveryLanguage(waits ? "health.desk.late.todo" : "health.desk.parked.todo");
    else if (away)
        line.advice = inEveryLanguage("health.desk.away.todo");
    if (house.mood != HouseMood::refuses)
        return;
    // Only a person ends that, so nobody waits for hours to say it.
    auto& refuses = add(lines, "desk", State::degraded, "health.desk.refuses",
                        {{"answer", std::string_view(house.answer)}});
    sayAnswer(refuses, "health.desk.refuses", house.answer, deskAnswerWords);
    refuses.advice = inEveryLanguage("health.desk.refuses.todo");
    refuses.href = "/admin/desk";
}


void HealthReport::settings(const MailInForce& mail, Lines& lines) const
{
    const auto unsafe = [&](const char* group, const std::string& what, Arguments arguments = {}) {
        auto& line = add(lines, "settings", State::degraded, "health.unsafe." + what, arguments);
        line.advice = inEveryLanguage("health.unsafe.todo." + what);
        line.href = linkTo(group);
    };
    const auto policy = _ground.services.policy();
    if (mail.smtp && !mail.encrypted && !isLoopback(mail.host))
        unsafe("mail", "encryption", {{"host", std::string_view(mail.host)}});
    if (mail.smtp && !mail.hasSender)
        unsafe("mail", "sender", {{"from", std::string_view(mail.from)}});
    if (mail.smtp && !isInProduction(mail.baseAddress))
        unsafe("mail", "address", {{"address", std::string_view(mail.baseAddress)}});
    if (policy.temporaryPasswords)
        unsafe("access", "temporary");
    if (policy.directKinds.contains(ChangeKind::changeEmail))
        unsafe("direct", "direct-email");
    if (policy.decideOwnRequests)
        unsafe("requests", "own-requests");
}


Health& HealthReport::add(Lines& lines, const char* name, State state, std::string_view key,
                          Arguments arguments) const
{
    auto& line = begin(lines, name, state);
    line.words = inEveryLanguage(key, arguments);
    line.sentence = line.words.at("en");
    return line;
}


Health& HealthReport::begin(Lines& lines, const char* name, State state) const
{
    auto& line = lines.emplace_back();
    line.name = name;
    line.label = inEveryLanguage(std::string("health.name.") + name);
    line.state = state;
    return line;
}


/// The log and the API keep it as it is stored.
void HealthReport::sayAnswer(Health& line, std::string_view key, const std::string& stored,
                             AnswerWords inWords) const
{
    for (auto& [locale, words] : line.words)
    {
        const auto answer = inWords(_ground.words, locale, stored);
        words = _ground.words.say(locale, key, {{"answer", std::string_view(answer)}});
    }
}


helpdesk::Localised HealthReport::inEveryLanguage(std::string_view key, Arguments arguments) const
{
    helpdesk::Localised all;
    for (const auto& locale : _ground.words.locales())
        all[locale] = _ground.words.say(locale, key, arguments);
    return all;
}

}  // namespace contacts
