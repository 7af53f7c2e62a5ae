#include "tests/unit/MailScene.h"

#include "core/account/Tokens.h"
#include "core/draft/SuggestionNews.h"
#include "sql/src/SqlMigrations.h"
#include "templates/Catalogues.h"
#include "templates/Texts.h"

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace contacts::tests {

namespace {

template <class Table>
std::map<std::string, std::string, std::less<>> asMap(const Table& table)
{
    return {table.begin(), table.end()};
}


Person person(const std::string& first, const std::string& last, const std::string& email)
{
    Person made;
    made.firstName = first;
    made.lastName = last;
    made.email = email;
    return made;
}


Change line(ChangeKind kind, ContactId contact, const std::string& value = {}, const RoleKey& role = {})
{
    Change change;
    change.kind = kind;
    change.person.contact = contact;
    change.value = value;
    change.role = role;
    return change;
}


ChangeSet everyKindOfLine(ContactId maria, ContactId sofia)
{
    ChangeSet set;
    auto added = line(ChangeKind::addContact, {});
    added.person.ref = "new-1";
    added.details = person("Łukasz", "Wójcik <b>&co</b>", "lukasz.wojcik@acme.example");
    added.roles = {"application", "reports"};
    set.push_back(added);
    auto phone = line(ChangeKind::editContact, sofia, "+33142685300");
    phone.field = Field::phone;
    set.push_back(phone);
    auto language = line(ChangeKind::editContact, sofia, "fr");
    language.field = Field::locale;
    set.push_back(language);
    set.push_back(line(ChangeKind::changeEmail, sofia, "sofia.nunez@acme.example"));
    set.push_back(line(ChangeKind::setDepartment, sofia, "Accounts"));
    set.push_back(line(ChangeKind::grantRole, sofia, {}, "reports"));
    set.push_back(line(ChangeKind::revokeRole, sofia, {}, "technical"));
    set.push_back(line(ChangeKind::setSeesAllRequests, sofia, "yes"));
    set.push_back(line(ChangeKind::promote, maria, {}, "primary-contact"));
    set.push_back(line(ChangeKind::setPortalUser, maria, "no"));
    for (std::uint32_t id = 1; auto& change : set)
        change.id = id++;
    return set;
}

}  // namespace


std::string PlainSecrets::random(std::size_t bytes)
{
    return sha256("random" + std::to_string(++_count)).substr(0, 2 * bytes);
}


std::string PlainSecrets::sha256(std::string_view text) const
{
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(text.data(), text.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}


MailScene::MailScene()
    : pool(db::Engine::sqlite, (folder.path() / "contacts.db").string()),
      storage((static_cast<void>(db::migrate(pool, migrationOwner, sqlMigrations(db::Engine::sqlite))), pool),
              [this](std::string_view text) { return secrets.sha256(text); }),
      words(templates::makeWords(asMap(templates::catalogues))),
      views(templates::makeViews(asMap(templates::texts), *words))
{
    using namespace std::chrono;
    clock.time = sys_days(2026y / 11 / 19) + 13h + 5min;
    inOne([&](UnitOfWork& work) {
        customer = work.customers().add({{}, "Acme Oil & <Sons>", CustomerKind::customer, {}, {}, 0, 0});
        auto management = person("Maria", "Keller", "maria.keller@acme.example");
        management.roles = {"management"};
        maria = work.contacts().add(management);
        work.contacts().writeMembership(customer, maria, management);
        work.contacts().linkAccount(maria, AccountId{71});
        work.contacts().setAccountState(maria, AccountState::active, Time{});
        auto technician = person("Sofía", "Núñez Ortega", "sofia@acme.example");
        technician.phone = "+33142685301";
        technician.roles = {"application", "technical"};
        sofia = work.contacts().add(technician);
        work.contacts().writeMembership(customer, sofia, technician);
        work.contacts().linkAccount(sofia, AccountId{72});
        work.contacts().setAccountState(sofia, AccountState::active, Time{});

        request.customer = customer;
        request.requester = maria;
        request.requesterName = management.name();
        request.reason = "Tom covers <accounts>\nwhile {{name}} is on leave.";
        request.submittedAt = clock.time;
        request.ticket = 48213;
        request.changes = everyKindOfLine(maria, sofia);
        request.then.people = {{{maria, {}}, management}, {{sofia, {}}, technician}};
        request.id = work.requests().add(request).value();
    });
}


RenderMail::Sources MailScene::sources()
{
    return {*views,  *words, storage,
            secrets, clock,  [this] { return std::make_shared<const Catalogue>(catalogue); },
            desk};
}


MailSettings MailScene::settings() const
{
    MailSettings settings;
    settings.from = "helpdesk@support.example";
    settings.fromName = "SupportCentre";
    settings.baseAddress = "https://support.example";
    settings.spoolFolder = folder.path() / "spool";
    return settings;
}


Mail MailScene::about(MailKind kind) const
{
    Mail mail;
    mail.key = "request/" + request.id.text() + "/" + std::string(wordOf(kind));
    mail.kind = kind;
    mail.customer = customer;
    mail.request = request.id;
    mail.ticket = request.ticket;
    mail.contact = maria;
    mail.address = "maria.keller@acme.example";
    mail.name = "Maria Keller";
    if (kind == MailKind::requestRaisedForAgents)
    {
        mail.contact = {};
        mail.address = "agents@support.example";
        mail.name = "";
    }
    if (kind == MailKind::ticketReply)
        mail.values = {{"author", "Jonas Lind"}, {"text", "Good morning Maria,\n\nis <this> for good?"}};
    if (kind == MailKind::rolesChanged)
        mail.values = {{"granted", "reports"}, {"revoked", "technical application"}};
    return mail;
}


Mail MailScene::welcome(MailKind kind, TokenPurpose purpose)
{
    Token token;
    token.purpose = purpose;
    token.contact = sofia;
    token.customer = customer;
    token.email = "sofia@acme.example";
    token.nonce = secrets.random(16);
    token.expiresAt = clock.time + std::chrono::hours(72);
    token.hash = secrets.sha256(secretOf(token, secrets));
    Mail mail;
    inOne([&](UnitOfWork& work) { token.id = work.tokens().put(token); });
    mail.key = std::string(wordOf(kind)) + "/" + std::to_string(token.id);
    mail.kind = kind;
    mail.customer = customer;
    mail.contact = sofia;
    mail.address = "sofia@acme.example";
    mail.name = "Sofía Núñez Ortega";
    mail.token = token.id;
    mail.values = {{"invitedBy", "Maria Keller"}};
    return mail;
}


namespace {

Suggestion wishOf(CustomerId customer, ContactId contact, Time at)
{
    Suggestion wish;
    wish.customer = customer;
    wish.contact = contact;
    wish.granted = {"reports"};
    wish.revoked = {"technical"};
    wish.note = "For the <yearly> figures";
    wish.writtenAt = at;
    return wish;
}

}  // namespace


Mail MailScene::suggested()
{
    const auto wish = wishOf(customer, sofia, clock.time);
    inOne([&](UnitOfWork& work) { work.suggestions().put(wish); });
    Mail mail;
    mail.key = "suggestion/" + sofia.text();
    mail.kind = MailKind::changeSuggested;
    mail.customer = customer;
    mail.contact = maria;
    mail.address = "maria.keller@acme.example";
    mail.name = "Maria Keller";
    mail.values = {{"suggester", sofia.text()},
                   {"writtenAt", std::to_string(wish.writtenAt.time_since_epoch().count())}};
    return mail;
}


Mail MailScene::declined()
{
    Mail mail;
    mail.key = "declined/" + sofia.text();
    mail.kind = MailKind::suggestionDeclined;
    mail.customer = customer;
    mail.contact = sofia;
    mail.address = "sofia@acme.example";
    mail.name = "Sofía Núñez Ortega";
    mail.values = factsOf(wishOf(customer, sofia, clock.time));
    mail.values["decliner"] = maria.text();
    mail.values["reason"] = "Not before June";
    return mail;
}


void MailScene::put(const Mail& mail)
{
    inOne([&](UnitOfWork& work) { work.outbox().put(mail, clock.time); });
}


OutboxRow MailScene::row(const std::string& key)
{
    for (const auto& row : storage.read()->outbox().list(std::nullopt, 0, 200))
        if (row.mail.key == key)
            return row;
    throw std::logic_error("there is no mail " + key);
}


void MailScene::decide(RequestState state, std::size_t rejected)
{
    request.state = state;
    request.decidedAt = clock.time;
    request.decidedBy = "Jonas Lind";
    request.decisionReason = state == RequestState::rejected ? "Separation of duties." : "";
    for (std::size_t i = 0; i < request.changes.size(); ++i)
    {
        const bool no = state == RequestState::rejected || i < rejected;
        request.changes[i].outcome = no ? LineOutcome::rejected : LineOutcome::implemented;
        request.changes[i].outcomeReason = no ? "Please name someone without Technical." : "";
    }
    inOne([&](UnitOfWork& work) {
        if (!work.requests().move(request))
            throw std::logic_error("the request does not move");
    });
}

}  // namespace contacts::tests
