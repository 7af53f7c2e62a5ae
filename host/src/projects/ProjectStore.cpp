#include "host/src/projects/ProjectStore.h"

#include "host/Queries.h"

#include <sodium.h>

#include <stdexcept>

namespace supportcentre {

namespace {

constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;
constexpr std::size_t pieceBytes = 45000;  // 60,000 characters of base64

constexpr std::pair<ProjectEvent::Act, std::string_view> acts[] = {
    {ProjectEvent::Act::putOn, "put-on"},      {ProjectEvent::Act::takenOff, "taken-off"},
    {ProjectEvent::Act::renamed, "renamed"},   {ProjectEvent::Act::closed, "closed"},
    {ProjectEvent::Act::reopened, "reopened"},
};


ProjectEvent::Act actFrom(std::string_view name)
{
    for (const auto& [act, word] : acts)
        if (word == name)
            return act;
    throw std::runtime_error("sc_project_event holds an unknown act");
}


std::int64_t columnOf(helpdesk::Time closedAt)
{
    return closedAt == helpdesk::Time{} ? 0 : micros(closedAt);
}


Project projectOf(const db::Statement& row)
{
    Project project;
    project.id = static_cast<std::uint64_t>(row.number(0));
    project.customer = row.text(1);
    project.customerName = row.text(2);
    project.name = row.text(3);
    project.madeAt = timeOf(row.number(4));
    if (const auto closed = row.number(5); closed > 0)
        project.closedAt = timeOf(closed);
    project.people = static_cast<std::size_t>(row.number(6));
    return project;
}


std::vector<Project> projectsOf(db::Statement& statement)
{
    statement.execute();
    std::vector<Project> projects;
    while (statement.next())
        projects.push_back(projectOf(statement));
    return projects;
}


ProjectEntry entryOf(const db::Statement& row)
{
    ProjectEntry entry;
    entry.id = static_cast<std::uint64_t>(row.number(0));
    entry.kind = row.text(1) == "file"   ? ProjectEntry::Kind::file
                 : row.text(1) == "link" ? ProjectEntry::Kind::link
                                         : ProjectEntry::Kind::note;
    entry.title = row.text(2);
    entry.text = row.text(3);
    entry.size = static_cast<std::uint64_t>(row.number(4));
    entry.author = row.text(5);
    entry.at = timeOf(row.number(6));
    return entry;
}


std::vector<ProjectEntry> entriesOf(db::Statement& statement)
{
    statement.execute();
    std::vector<ProjectEntry> entries;
    while (statement.next())
        entries.push_back(entryOf(statement));
    return entries;
}


bool anyRow(db::Statement& statement)
{
    statement.execute();
    bool any = false;
    while (statement.next())
        any = true;
    return any;
}


std::int64_t number(db::Statement& statement)
{
    statement.execute();
    std::int64_t found = 0;
    while (statement.next())
        found = statement.number(0);
    return found;
}

}  // namespace


std::optional<Project> ProjectStore::find(std::uint64_t id)
{
    auto found = projectsOf(_connection.prepared(query::project_find).with(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}


std::vector<Project> ProjectStore::list(std::uint64_t before, std::size_t limit)
{
    return projectsOf(_connection.prepared(query::project_list).with(before, limit));
}


std::vector<Project> ProjectStore::of(std::string_view contact, std::string_view customer)
{
    return projectsOf(_connection.prepared(query::project_of_contact).with(contact, customer));
}


std::uint64_t ProjectStore::add(const Project& project, helpdesk::AccountId by)
{
    _connection.prepared(query::project_add)
        .with(project.customer, project.customerName, project.name, by.value, micros(project.madeAt))
        .execute();
    return _connection.lastId();
}


void ProjectStore::hold(std::uint64_t project)
{
    _connection.prepared(query::project_hold).with(project).execute();
}


std::vector<std::string> ProjectStore::people(std::uint64_t project)
{
    auto& statement = _connection.prepared(query::project_people).with(project);
    statement.execute();
    std::vector<std::string> contacts;
    while (statement.next())
        contacts.emplace_back(statement.text(0));
    return contacts;
}


bool ProjectStore::hasPerson(std::uint64_t project, std::string_view contact)
{
    return anyRow(_connection.prepared(query::project_has_person).with(project, contact));
}


void ProjectStore::addPerson(std::uint64_t project, std::string_view contact, helpdesk::AccountId by,
                             helpdesk::Time at)
{
    _connection.prepared(query::project_add_person).with(project, contact, by.value, micros(at)).execute();
}


bool ProjectStore::removePerson(std::uint64_t project, std::string_view contact)
{
    return _connection.prepared(query::project_remove_person).with(project, contact).execute() > 0;
}


std::uint32_t ProjectStore::countOf(std::string_view contact, std::string_view customer)
{
    return static_cast<std::uint32_t>(
        number(_connection.prepared(query::project_count_of_contact).with(contact, customer)));
}


bool ProjectStore::rename(const Project& present, std::string_view name)
{
    return _connection.prepared(query::project_rename).with(name, present.id, present.name).execute() > 0;
}


bool ProjectStore::setClosed(const Project& present, helpdesk::Time at)
{
    return _connection.prepared(query::project_set_closed)
               .with(columnOf(at), present.id, columnOf(present.closedAt))
               .execute() > 0;
}


void ProjectStore::note(std::uint64_t project, const ProjectEvent& event, helpdesk::AccountId by)
{
    _connection.prepared(query::project_add_event)
        .with(project, nameOf(event.act), event.contact, event.text,
              by.value == 0 ? std::nullopt : std::optional(by.value), micros(event.at))
        .execute();
}


std::vector<ProjectEvent> ProjectStore::events(std::uint64_t project, std::size_t limit)
{
    auto& row = _connection.prepared(query::project_events).with(project, limit);
    row.execute();
    std::vector<ProjectEvent> events;
    while (row.next())
        events.push_back({actFrom(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                          std::string(row.text(3)), timeOf(row.number(4))});
    return events;
}


std::vector<ProjectEntry> ProjectStore::entries(std::uint64_t project, std::size_t limit)
{
    return entriesOf(_connection.prepared(query::project_entries).with(project, limit));
}


std::optional<ProjectEntry> ProjectStore::entry(std::uint64_t project, std::uint64_t entry)
{
    auto found = entriesOf(_connection.prepared(query::project_entry).with(project, entry));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}


std::size_t ProjectStore::countEntries(std::uint64_t project)
{
    return static_cast<std::size_t>(number(_connection.prepared(query::project_count_entries).with(project)));
}


std::uint64_t ProjectStore::add(std::uint64_t project, const ProjectEntry& entry, helpdesk::AccountId author)
{
    _connection.prepared(query::project_add_entry)
        .with(project, nameOf(entry.kind), entry.title, entry.text, entry.size,
              author.value == 0 ? std::nullopt : std::optional(author.value), micros(entry.at))
        .execute();
    return _connection.lastId();
}


bool ProjectStore::removeEntry(std::uint64_t project, std::uint64_t entry)
{
    if (!this->entry(project, entry))
        return false;
    _connection.prepared(query::project_remove_pieces).with(entry).execute();
    return _connection.prepared(query::project_remove_entry).with(project, entry).execute() > 0;
}


void ProjectStore::writeContent(std::uint64_t entry, std::string_view content)
{
    std::string text;
    for (std::size_t piece = 0; !content.empty(); ++piece)
    {
        const auto bytes = content.substr(0, pieceBytes);
        content.remove_prefix(bytes.size());
        text.resize(sodium_base64_ENCODED_LEN(bytes.size(), base64));
        sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                          bytes.size(), base64);
        text.pop_back();  // the terminating zero
        _connection.prepared(query::project_add_piece).with(entry, piece, text).execute();
    }
}


std::string ProjectStore::content(std::uint64_t entry)
{
    auto& statement = _connection.prepared(query::project_pieces).with(entry);
    statement.execute();
    std::string content;
    while (statement.next())
    {
        const auto text = statement.text(0);
        const auto before = content.size();
        content.resize(before + text.size());
        std::size_t length = 0;
        if (sodium_base642bin(reinterpret_cast<unsigned char*>(content.data()) + before, text.size(),
                              text.data(), text.size(), nullptr, &length, nullptr, base64) != 0)
            throw std::runtime_error("a piece of the file " + std::to_string(entry) + " is damaged");
        content.resize(before + length);
    }
    return content;
}


std::string_view nameOf(ProjectEntry::Kind kind)
{
    switch (kind)
    {
    case ProjectEntry::Kind::note: return "note";
    case ProjectEntry::Kind::link: return "link";
    case ProjectEntry::Kind::file: return "file";
    }
    return "";
}


std::string_view nameOf(ProjectEvent::Act act)
{
    for (const auto& [known, word] : acts)
        if (known == act)
            return word;
    return "";
}

}  // namespace supportcentre
