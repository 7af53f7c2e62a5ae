#include "core/request/UndoRequest.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/text/Words.h"

#include <algorithm>

namespace contacts {

namespace {

using Why = LeftOver::Why;

constexpr std::pair<Why, std::string_view> whys[] = {
    {Why::changedSince, "changed-since"},     {Why::gone, "gone"},
    {Why::addressPending, "address-pending"}, {Why::accountMade, "account-made"},
    {Why::loosePlace, "loose-place"},         {Why::soBefore, "so-before"},
    {Why::mailsSent, "mails-sent"},
};


bool tookEffect(const Request& request)
{
    return request.state == RequestState::implemented || request.state == RequestState::partlyImplemented;
}


Undoing only(EditDraft::Outcome outcome)
{
    Undoing undoing;
    undoing.outcome = outcome;
    return undoing;
}


/// Compares three moments: before the decision, after it, and now.
class Inversion
{
public:
    Inversion(UnitOfWork& work, const Customer& customer, const Request& request, const Catalogue& catalogue)
        : _work(work),
          _customer(customer),
          _then(request.before()),
          _after(contacts::apply(request.implementedChanges(), request.before()))
    {
        learnArrivals(request.implementedChanges());
        auto back = inverse(request.implementedChanges(), _then);
        auto named = request.implementedChanges();
        named.insert(named.end(), back.begin(), back.end());
        for (auto& line : named)
            line.person = nowKnownAs(line.person);
        _now = loadSnapshot(work, customer, named, catalogue);
        for (auto& line : back)
            invert(std::move(line));
        joinPromotions(catalogue);
        tellWhatWasSo(request.implementedChanges());
        leave(Why::mailsSent, {}, {});
    }

    /// A line that lets somebody join knows his address only; he who comes back was called by name here.
    [[nodiscard]] Snapshot afterwards() const
    {
        auto after = contacts::apply(_lines, _now);
        for (const auto& [key, gone] : _back)
        {
            const auto* known = find(gone);
            const auto found = after.people.find(key);
            if (known == nullptr || found == after.people.end())
                continue;
            found->second.title = known->title;
            found->second.firstName = known->firstName;
            found->second.lastName = known->lastName;
        }
        return after;
    }

    [[nodiscard]] ChangeSet takeLines() { return std::move(_lines); }
    [[nodiscard]] Snapshot takeNow() { return std::move(_now); }
    [[nodiscard]] std::vector<LeftOver> takeLeftOvers() { return std::move(_leftOvers); }

private:
    /// Who came by the request is known by his address ever since.
    void learnArrivals(const ChangeSet& lines)
    {
        for (const auto& line : lines)
        {
            if (line.kind == ChangeKind::addContact)
                _new.insert(line.person);
            if (cells::brings(line.kind))
                if (const auto contact = _work.contacts().findByEmail(cells::arrival(line).email))
                    if (const auto member = _work.contacts().find(_customer.id, contact->id))
                        _arrived.emplace(line.person, *member);
        }
    }

    [[nodiscard]] PersonKey nowKnownAs(const PersonKey& person) const
    {
        const auto found = _arrived.find(person);
        return found == _arrived.end() ? person : PersonKey{found->second.id, {}};
    }

    [[nodiscard]] const Person* find(const PersonKey& person) const
    {
        for (const auto* snapshot : {&_then, &_after})
            if (const auto found = snapshot->people.find(person); found != snapshot->people.end())
                return &found->second;
        return nullptr;
    }

    [[nodiscard]] std::string nameOf(const PersonKey& person) const
    {
        const auto* found = find(person);
        if (found == nullptr)
            return person.text();
        return found->name().empty() ? found->email : found->name();
    }

    [[nodiscard]] std::string emailOf(const PersonKey& person) const
    {
        const auto* found = find(person);
        return found == nullptr ? std::string() : found->email;
    }

    void invert(Change line)
    {
        if (line.kind == ChangeKind::removeContact)
            return sendAway(line);
        if (line.kind == ChangeKind::addContact)
            return takeBack(line);
        const auto cell = cells::touchedBy(line, _after, _after).front();
        if (!_now.people.contains(line.person))
            return leave(Why::gone, line.person, line.person);
        const auto now = cells::valueOf(_now, cell);
        if (now == cells::valueOf(_after, cell))
            return keep(std::move(line));
        if (now != cells::valueOf(_then, cell))
            return leave(Why::changedSince, line.person, line.person, cell.field, now);
        if (line.kind == ChangeKind::changeEmail)
            leave(Why::addressPending, line.person, line.person);
    }

    /// Who came goes, unless somebody has worked on him since.
    void sendAway(Change line)
    {
        const auto& came = _after.people.at(line.person);
        const auto found = _arrived.find(line.person);
        if (found == _arrived.end())
            return leave(Why::gone, line.person, line.person);
        const auto& member = found->second;
        const PersonKey key{member.id, {}};
        if (member.person.roles != came.roles)
            return leave(Why::changedSince, key, line.person, "roles");
        if (member.account && (_new.contains(line.person) || welcomedHere(member)))
            leave(Why::accountMade, key, line.person);
        line.person = key;
        keep(std::move(line));
    }

    /// Who joined may have had an account before, and nothing was sent to him then.
    [[nodiscard]] bool welcomedHere(const Contact& member) const
    {
        if (member.accountState != AccountState::active)
        {
            const auto link = _work.tokens().current(member.id, TokenPurpose::activation);
            return link && link->customer == _customer.id;
        }
        constexpr std::size_t looked = 100;
        for (const auto& entry : _work.audit().about(_customer.id, member.id, 0, looked))
        {
            if (entry.act == "account.activated")
                return true;
            if (entry.act == "contact.joined")
                return false;
        }
        return false;
    }

    /// Who reads what is taken back misses the lines that changed nothing.
    void tellWhatWasSo(const ChangeSet& lines)
    {
        for (const auto& line : lines)
        {
            if (cells::brings(line.kind) || !_then.people.contains(line.person))
                continue;
            const auto touched = cells::touchedBy(line, _then, _after);
            const bool nothing = std::all_of(touched.begin(), touched.end(), [&](const auto& cell) {
                return cells::valueOf(_then, cell) == cells::valueOf(_after, cell);
            });
            if (nothing && !touched.empty())
                leave(Why::soBefore, line.person, line.person, touched.front().field);
        }
    }

    /// Who went comes back as a person whom the system knows.
    void takeBack(Change line)
    {
        const auto contact = _work.contacts().findByEmail(line.details.email);
        if (contact && _work.contacts().isMember(_customer.id, contact->id))
            return;
        const auto gone = line.person;
        if (!contact || contact->id != gone.contact)
            return leave(Why::gone, gone, gone);
        if (!line.details.department.empty() || line.details.seesAllRequests || !line.details.portalUser ||
            line.details.status != MembershipStatus::active)
            leave(Why::loosePlace, gone, gone);
        Change link;
        link.id = line.id;
        link.kind = ChangeKind::linkContact;
        link.person.ref = "back-" + gone.contact.text();
        link.value = contact->person.email;
        link.roles = line.roles;
        _back.emplace(link.person, gone);
        keep(std::move(link));
    }

    /// A primary role goes back to its former holder in one line, as people ask for it.
    void joinPromotions(const Catalogue& catalogue)
    {
        const auto primary = [&](const Change& line) {
            const auto* role = catalogue.find(line.role);
            return role != nullptr && role->primary;
        };
        std::erase_if(_lines, [&](const Change& line) {
            const bool passedOn =
                line.kind == ChangeKind::grantRole && primary(line) && heldByAnother(line.role);
            if (passedOn)
                leave(Why::changedSince, line.person, line.person, "role:" + line.role);
            return passedOn;
        });
        for (auto& line : _lines)
            if (line.kind == ChangeKind::grantRole && primary(line))
                line.kind = ChangeKind::promote;
        std::erase_if(_lines, [&](const Change& line) {
            return line.kind == ChangeKind::revokeRole &&
                   std::any_of(_lines.begin(), _lines.end(), [&](const Change& other) {
                       return other.kind == ChangeKind::promote && other.role == line.role;
                   });
        });
    }

    /// By somebody who did not get it from this request.
    [[nodiscard]] bool heldByAnother(const RoleKey& role) const
    {
        return std::any_of(_now.people.begin(), _now.people.end(), [&](const auto& entry) {
            const auto after = _after.people.find(entry.first);
            const bool got = after != _after.people.end() && after->second.roles.contains(role);
            return entry.second.roles.contains(role) && !got;
        });
    }

    void keep(Change line) { _lines.push_back(std::move(line)); }

    /// `person` as he is known now, `named` as the request knows him.
    void leave(Why why, const PersonKey& person, const PersonKey& named, std::string field = {},
               std::string now = {})
    {
        LeftOver leftOver{why, person, {}, {}, std::move(field), std::move(now)};
        if (why != Why::mailsSent)
        {
            leftOver.name = nameOf(named);
            leftOver.email = emailOf(named);
        }
        _leftOvers.push_back(std::move(leftOver));
    }

    UnitOfWork& _work;
    const Customer& _customer;
    const Snapshot& _then;
    Snapshot _after;
    Snapshot _now{};
    std::map<PersonKey, Contact> _arrived;
    std::set<PersonKey> _new;              ///< Of those, who had not been known before.
    std::map<PersonKey, PersonKey> _back;  ///< Who comes back, and as whom the request knows him.
    ChangeSet _lines{};
    std::vector<LeftOver> _leftOvers;
};

}  // namespace


std::string_view wordOf(LeftOver::Why why)
{
    return words::wordIn(whys, why);
}


Undoing UndoRequest::see(const Actor& actor, RequestId id) const
{
    if (authorise(actor, Act::seeRequest) != Verdict::allowed)
        return only(EditDraft::Outcome::unknown);
    if (!actor.agent && authorise(actor, Act::manageContacts) != Verdict::allowed)
        return only(EditDraft::Outcome::forbidden);
    const auto work = _services.storage.read();
    auto request = work->requests().find(id);
    const auto customer = request ? work->customers().find(request->customer) : std::nullopt;
    if (!customer)
        return only(EditDraft::Outcome::unknown);
    Undoing undoing;
    undoing.request = std::move(*request);
    undoing.implemented = tookEffect(undoing.request);
    if (!undoing.implemented)
        return undoing;
    Inversion inversion(*work, *customer, undoing.request, *_services.catalogue());
    undoing.after = inversion.afterwards();
    undoing.lines = inversion.takeLines();
    undoing.before = inversion.takeNow();
    undoing.leftOvers = inversion.takeLeftOvers();
    return undoing;
}


Undoing UndoRequest::operator()(const Actor& actor, RequestId id) const
{
    auto undoing = see(actor, id);
    if (undoing.outcome != EditDraft::Outcome::done || !undoing.implemented)
        return undoing;
    auto writer = actor;
    if (actor.agent && !actor.may(permission::manageContacts))
        writer.onBehalf = true;  // He decides there anyway.
    const EditDraft edit(_services);
    auto result = undoing.lines.empty() ? edit.see(writer, undoing.request.customer)
                                        : edit.add(writer, undoing.request.customer, undoing.lines);
    undoing.outcome = result.outcome;
    undoing.draft = std::move(result.view);
    return undoing;
}

}  // namespace contacts
