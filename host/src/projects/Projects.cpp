#include "host/src/projects/Projects.h"

#include "host/src/store/LentTransaction.h"

#include <helpdesk/Services.h>

#include <algorithm>

namespace supportcentre {

namespace {

/// Ends a transaction without a trace.
struct Undone
{
    Projects::Outcome outcome{};
};


void refuseUnlessOpen(ProjectStore& store, const Project& project)
{
    store.hold(project.id);
    const auto present = store.find(project.id);
    if (!present || present->closed())
        throw Undone{present ? Projects::Outcome::closed : Projects::Outcome::unknown};
}

}  // namespace


std::optional<Project> Projects::find(std::uint64_t id) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).find(id);
}


std::vector<Project> Projects::list(std::uint64_t before, std::size_t limit) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).list(before, limit);
}


std::vector<Project> Projects::of(std::string_view contact, std::string_view customer) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).of(contact, customer);
}


bool Projects::isIn(std::uint64_t project, std::string_view contact) const
{
    const auto connection = _pool.borrow();
    return !contact.empty() && ProjectStore(*connection).hasPerson(project, contact);
}


std::vector<helpdesk::PersonFacts> Projects::people(const Project& project) const
{
    // The plugin reads on a connection of its own: ours is back in the pool by then.
    const auto contacts = [&] {
        const auto connection = _pool.borrow();
        return ProjectStore(*connection).people(project.id);
    }();
    return _directory.people(project.customer, contacts);
}


std::vector<ProjectEntry> Projects::entries(std::uint64_t project) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).entries(project, mostEntries);
}


std::optional<ProjectEntry> Projects::entry(std::uint64_t project, std::uint64_t entry) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).entry(project, entry);
}


std::string Projects::content(std::uint64_t entry) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).content(entry);
}


std::optional<std::uint64_t> Projects::make(const helpdesk::Visitor& agent,
                                            const helpdesk::CustomerName& customer, const std::string& name)
try
{
    Project project;
    project.customer = customer.customer;
    project.customerName = customer.name;
    project.name = name;
    project.madeAt = _now();
    std::optional<std::uint64_t> made;
    inTransaction(
        [&](db::Connection& connection) { made = ProjectStore(connection).add(project, agent.account); });
    return made;
}
catch (const db::Error& error)
{
    if (error.kind() == db::Error::Kind::unique)
        return std::nullopt;
    throw;
}


Projects::Outcome Projects::putOn(const helpdesk::Visitor& agent, const Project& project,
                                  const std::string& contact)
try
{
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        refuseUnlessOpen(store, project);
        if (store.hasPerson(project.id, contact))
            throw Undone{Outcome::already};
        if (store.people(project.id).size() >= mostPeople)
            throw Undone{Outcome::full};
        store.addPerson(project.id, contact, agent.account, _now());
        if (!tell(connection, project, contact))
            throw Undone{Outcome::unknown};
        note(store, project, ProjectEvent::Act::putOn, contact, {}, agent);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}
catch (const db::Error& error)
{
    // Two agents at once.
    if (error.kind() == db::Error::Kind::unique)
        return Outcome::already;
    throw;
}


Projects::Outcome Projects::takeOff(const helpdesk::Visitor& agent, const Project& project,
                                    const std::string& contact)
try
{
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        if (!store.removePerson(project.id, contact))
            throw Undone{Outcome::unknown};
        // Who is no contact any more has no number to keep; he only leaves the project.
        if (!_directory.isThere())
            throw Undone{Outcome::unknown};
        (void)tell(connection, project, contact);
        note(store, project, ProjectEvent::Act::takenOff, contact, {}, agent);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}


Projects::Outcome Projects::rename(const helpdesk::Visitor& agent, const Project& project,
                                   const std::string& name)
try
{
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        if (name == project.name)
            throw Undone{Outcome::already};
        if (!store.rename(project, name))
            throw Undone{Outcome::already};
        note(store, project, ProjectEvent::Act::renamed, {}, project.name, agent);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}
catch (const db::Error& error)
{
    if (error.kind() == db::Error::Kind::unique)
        return Outcome::taken;
    throw;
}


Projects::Outcome Projects::close(const helpdesk::Visitor& agent, const Project& project)
try
{
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        if (!_directory.isThere())
            throw Undone{Outcome::unknown};
        if (project.closed() || !store.setClosed(project, _now()))
            throw Undone{Outcome::already};
        for (const auto& contact : store.people(project.id))
            (void)tell(connection, project, contact);
        note(store, project, ProjectEvent::Act::closed, {}, {}, agent);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}


Projects::Outcome Projects::reopen(const helpdesk::Visitor& agent, const Project& project)
try
{
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        if (!_directory.isThere())
            throw Undone{Outcome::unknown};
        if (!project.closed() || !store.setClosed(project, {}))
            throw Undone{Outcome::already};
        note(store, project, ProjectEvent::Act::reopened, {}, {}, agent);
        for (const auto& contact : store.people(project.id))
            if (!tell(connection, project, contact) && store.removePerson(project.id, contact))
                note(store, project, ProjectEvent::Act::takenOff, contact, {}, agent);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}


std::vector<ProjectEvent> Projects::events(std::uint64_t project) const
{
    const auto connection = _pool.borrow();
    return ProjectStore(*connection).events(project, shownEvents);
}


std::map<std::string, std::string> Projects::namesIn(const Project& project,
                                                     const std::vector<ProjectEvent>& events) const
{
    std::vector<std::string> contacts;
    for (const auto& event : events)
        if (!event.contact.empty())
            contacts.push_back(event.contact);
    std::sort(contacts.begin(), contacts.end());
    contacts.erase(std::unique(contacts.begin(), contacts.end()), contacts.end());
    std::map<std::string, std::string> names;
    for (auto& person : _directory.people(project.customer, contacts))
        names.emplace(person.contact, std::move(person.name));
    return names;
}


Projects::Outcome Projects::publish(const helpdesk::Visitor& agent, const Project& project,
                                    ProjectEntry entry, std::string_view content)
try
{
    entry.at = _now();
    entry.size = content.size();
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        refuseUnlessOpen(store, project);
        if (store.countEntries(project.id) >= mostEntries)
            throw Undone{Outcome::full};
        const auto id = store.add(project.id, entry, agent.account);
        store.writeContent(id, content);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}


Projects::Outcome Projects::withdraw(const Project& project, std::uint64_t entry)
{
    bool gone = false;
    inTransaction(
        [&](db::Connection& connection) { gone = ProjectStore(connection).removeEntry(project.id, entry); });
    return gone ? Outcome::done : Outcome::unknown;
}


void Projects::note(ProjectStore& store, const Project& project, ProjectEvent::Act act,
                    const std::string& contact, const std::string& text, const helpdesk::Visitor& agent) const
{
    store.note(project.id, {act, contact, text, {}, _now()}, agent.account);
}


/// With the first telling the plugin takes the customer's row. Whoever held it until then may have put him on
/// another project, which is seen only afterwards: what was told is true when it is counted again.
bool Projects::tell(db::Connection& connection, const Project& project, const std::string& contact) const
{
    ProjectStore store(connection);
    LentTransaction lent(connection);
    for (auto count = store.countOf(contact, project.customer);;)
    {
        if (!_directory.countProjects(lent, project.customer, contact, count))
            return false;
        const auto present = store.countOf(contact, project.customer);
        if (present == count)
            return true;
        count = present;
    }
}


void Projects::inTransaction(const std::function<void(db::Connection&)>& work) const
{
    inLentTransaction(_pool, work);
}

}  // namespace supportcentre
