#include "host/src/projects/Projects.h"

#include "host/src/store/LentTransaction.h"

#include <helpdesk/Services.h>

namespace supportcentre {

namespace {

/// Ends a transaction without a trace.
struct Undone
{
    Projects::Outcome outcome{};
};

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
{
    Project project;
    project.customer = customer.customer;
    project.customerName = customer.name;
    project.name = name;
    project.madeAt = _now();
    std::optional<std::uint64_t> made;
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        made.reset();
        if (!store.has(project.customer, project.name))
            made = store.add(project, agent.account);
    });
    return made;
}


Projects::Outcome Projects::putOn(const helpdesk::Visitor& agent, const Project& project,
                                  const std::string& contact)
try
{
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        if (!store.find(project.id))
            throw Undone{Outcome::unknown};
        if (store.hasPerson(project.id, contact))
            throw Undone{Outcome::already};
        if (store.people(project.id).size() >= mostPeople)
            throw Undone{Outcome::full};
        store.addPerson(project.id, contact, agent.account, _now());
        if (!tell(connection, project, contact))
            throw Undone{Outcome::unknown};
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


Projects::Outcome Projects::takeOff(const Project& project, const std::string& contact)
try
{
    inTransaction([&](db::Connection& connection) {
        if (!ProjectStore(connection).removePerson(project.id, contact))
            throw Undone{Outcome::unknown};
        // Who is no contact any more has no number to keep; he only leaves the project.
        if (!_directory.isThere())
            throw Undone{Outcome::unknown};
        (void)tell(connection, project, contact);
    });
    return Outcome::done;
}
catch (const Undone& undone)
{
    return undone.outcome;
}


Projects::Outcome Projects::publish(const helpdesk::Visitor& agent, const Project& project,
                                    ProjectEntry entry, std::string_view content)
try
{
    entry.at = _now();
    entry.size = content.size();
    inTransaction([&](db::Connection& connection) {
        ProjectStore store(connection);
        if (!store.find(project.id))
            throw Undone{Outcome::unknown};
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


bool Projects::tell(db::Connection& connection, const Project& project, const std::string& contact) const
{
    const auto count = ProjectStore(connection).countOf(contact, project.customer);
    LentTransaction lent(connection);
    return _directory.countProjects(lent, project.customer, contact, count);
}


void Projects::inTransaction(const std::function<void(db::Connection&)>& work) const
{
    inLentTransaction(_pool, work);
}

}  // namespace supportcentre
