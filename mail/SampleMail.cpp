#include "mail/SampleMail.h"

#include "mail/AccountMails.h"

namespace contacts {

namespace {

constexpr CustomerId customer{1};
constexpr ContactId maria{1};
constexpr ContactId amelie{2};
constexpr std::uint64_t ticket = 48213;
constexpr const char* newAddress = "amelie.martin@acme.example";


/// One sample, being invented.
class Invention
{
public:
    explicit Invention(const SampleSources& sources)
        : _kind(sources.kind),
          _locale(sources.locale),
          _words(sources.words),
          _now(sources.now),
          _life(sources.life)
    {
        for (const auto& role : sources.catalogue.roles())
            if (!role.primary && _roles.size() < 3)
                _roles.push_back(role.key);
        _roles.resize(3);
    }

    [[nodiscard]] SampleMail make() const
    {
        SampleMail sample;
        auto& mail = sample.mail;
        mail.kind = _kind;
        mail.customer = customer;
        mail.locale = _locale;
        auto& facts = sample.facts;
        facts.customer.id = customer;
        facts.customer.name = "Acme Oil";
        facts.administrators = {"Maria Keller", "Jonas Lind"};
        if (concernsAccount(_kind) || _kind == MailKind::rolesChanged ||
            _kind == MailKind::suggestionDeclined || _kind == MailKind::suggestionImplemented)
            receive(sample, amelie, person("Amélie", "Dupont", "amelie.dupont@acme.example"));
        else if (forAgents())
            mail.address = "helpdesk@support.example";
        else
            receive(sample, maria, person("Maria", "Keller", "maria.keller@acme.example"));
        if (_kind == MailKind::confirmAddress)
            mail.address = newAddress;
        if (!concernsAccount(_kind) && !concernsSuggestion(_kind) && _kind != MailKind::test)
            addRequest(sample);
        if (concernsSuggestion(_kind))
            addSuggestion(sample);
        if (_kind == MailKind::mailUndeliverable)
            addUndelivered(sample);
        facts.token.expiresAt = _now + _life;
        facts.link = _kind == MailKind::temporaryPassword ? "abcde-fghjk-mnpqr-stuvw" : "…";
        mail.values.insert(
            {{"author", "Jonas Lind"},
             {"invitedBy", "Maria Keller"},
             {"askedBy", "Maria Keller"},
             {"oldAddress", "amelie.dupont@acme.example"},
             {"newAddress", newAddress},
             {"granted", _roles[0]},
             {"revoked", _roles[1]},
             {"text", say(_kind == MailKind::ticketReply ? "sample.reply" : "sample.question")},
             {"reason", say("sample.rejection")}});
        return sample;
    }

private:
    [[nodiscard]] std::string say(std::string_view key) const { return _words.say(_locale, key); }

    [[nodiscard]] bool forAgents() const
    {
        return _kind == MailKind::requestRaisedForAgents || _kind == MailKind::requestWaiting ||
               _kind == MailKind::mailUndeliverable;
    }

    [[nodiscard]] Person person(const std::string& first, const std::string& last,
                                const std::string& email) const
    {
        Person person;
        person.firstName = first;
        person.lastName = last;
        person.email = email;
        person.locale = _locale;
        person.portalUser = true;
        person.roles = {_roles[1], _roles[2]};
        return person;
    }

    static void receive(SampleMail& sample, ContactId id, Person person)
    {
        sample.mail.contact = id;
        sample.mail.address = person.email;
        sample.mail.name = person.name();
        sample.facts.receiver.id = id;
        sample.facts.receiver.account = AccountId{id.value};
        sample.facts.receiver.accountState = AccountState::active;
        sample.facts.receiver.person = std::move(person);
    }

    [[nodiscard]] ChangeSet changes() const
    {
        Change added;
        added.kind = ChangeKind::addContact;
        added.person.ref = "new-1";
        added.details = person("Łukasz", "Wójcik", "lukasz.wojcik@acme.example");
        added.roles = {_roles[0], _roles[2]};
        Change granted;
        granted.kind = ChangeKind::grantRole;
        granted.person.contact = amelie;
        granted.role = _roles[0];
        Change revoked = granted;
        revoked.kind = ChangeKind::revokeRole;
        revoked.role = _roles[1];
        Change phone = granted;
        phone.kind = ChangeKind::editContact;
        phone.field = Field::phone;
        phone.value = "+33142685300";
        ChangeSet set{added, granted, revoked, phone};
        for (std::uint32_t id = 1; auto& change : set)
            change.id = id++;
        return set;
    }

    void addRequest(SampleMail& sample) const
    {
        auto& request = sample.facts.request;
        request.id = sample.mail.request = RequestId{1};
        request.ticket = sample.mail.ticket = ticket;
        request.customer = customer;
        request.requester = maria;
        request.requesterName = "Maria Keller";
        request.reason = say("sample.reason");
        request.submittedAt = _now - std::chrono::hours(74);
        request.decidedAt = _now;
        request.decidedBy = "Jonas Lind";
        request.changes = changes();
        auto amelieThen = person("Amélie", "Dupont", "amelie.dupont@acme.example");
        amelieThen.phone = "+33142685301";
        request.then.people = {{{amelie, {}}, amelieThen}};
        const bool rejected = _kind == MailKind::requestRejected;
        if (rejected)
            request.decisionReason = say("sample.rejection");
        for (auto& change : request.changes)
            change.outcome = rejected ? LineOutcome::rejected : LineOutcome::implemented;
        if (!rejected)
        {
            request.changes[1].outcome = LineOutcome::rejected;
            request.changes[1].outcomeReason = say("sample.rejection");
        }
    }

    void addSuggestion(SampleMail& sample) const
    {
        auto& facts = sample.facts;
        facts.suggester.id = amelie;
        facts.suggester.person = person("Amélie", "Dupont", "amelie.dupont@acme.example");
        facts.suggestion.customer = customer;
        facts.suggestion.contact = amelie;
        facts.suggestion.granted = {_roles[0]};
        facts.suggestion.revoked = {_roles[1]};
        facts.suggestion.note = say("sample.note");
        facts.decliner = "Maria Keller";
    }

    void addUndelivered(SampleMail& sample) const
    {
        auto& row = sample.facts.undelivered;
        row.mail.kind = MailKind::welcome;
        row.mail.name = "Amélie Dupont";
        row.mail.address = "amelie.dupont@acme.example";
        row.lastAnswer = "RCPT: 550 5.1.1 unknown user";
    }

    MailKind _kind;
    const std::string& _locale;
    const templates::Words& _words;
    Time _now;
    std::chrono::minutes _life;
    std::vector<RoleKey> _roles;
};

}  // namespace


SampleMail sampleMail(const SampleSources& sources)
{
    return Invention(sources).make();
}

}  // namespace contacts
