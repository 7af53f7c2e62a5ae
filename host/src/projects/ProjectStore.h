// Tables sc_project… on a connection that somebody lends, so that several writes share his transaction.
#pragma once

#include "host/src/tickets/TicketRow.h"
#include "sql/base/Database.h"

#include <vector>

namespace supportcentre {

struct Project
{
    std::uint64_t id = 0;
    std::string customer;
    std::string customerName;  ///< As it was when the project was made.
    std::string name;
    helpdesk::Time madeAt{};
    helpdesk::Time
        closedAt{};  ///< Epoch while it is open. A closed one is read, not written, and ties nobody.
    std::size_t people = 0;

    [[nodiscard]] bool closed() const noexcept { return closedAt != helpdesk::Time{}; }
};

/// What was done to a project, or to one of its people.
struct ProjectEvent
{
    enum class Act { putOn, takenOff, renamed, closed, reopened };

    Act act = Act::putOn;
    std::string contact;  ///< Whom it concerned; an id, so that erasing a person leaves no name.
    std::string text;     ///< Of a renaming, the name before.
    std::string by;       ///< Empty: the helpdesk itself.
    helpdesk::Time at{};
};

/// Something published in a project.
struct ProjectEntry
{
    enum class Kind { note, link, file };

    std::uint64_t id = 0;
    Kind kind = Kind::note;
    std::string title;  ///< Of a link what it says, of a file its name.
    std::string text;   ///< The note, or the link's address.
    std::uint64_t size = 0;
    std::string author;  ///< Empty: the helpdesk itself.
    helpdesk::Time at{};
};

/// Throws db::Error.
class ProjectStore
{
public:
    explicit ProjectStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Project> find(std::uint64_t id);
    [[nodiscard]] std::vector<Project> list(std::uint64_t before, std::size_t limit);  ///< Newest first.
    [[nodiscard]] std::vector<Project> of(std::string_view contact, std::string_view customer);
    [[nodiscard]] std::uint64_t add(const Project& project, helpdesk::AccountId by);

    /// Takes the project's row for this transaction: what follows meets no closing or opening under way.
    void hold(std::uint64_t project);

    [[nodiscard]] std::vector<std::string> people(std::uint64_t project);
    [[nodiscard]] bool hasPerson(std::uint64_t project, std::string_view contact);
    void addPerson(std::uint64_t project, std::string_view contact, helpdesk::AccountId by,
                   helpdesk::Time at);
    /// False: he was not in it.
    [[nodiscard]] bool removePerson(std::uint64_t project, std::string_view contact);
    [[nodiscard]] std::uint32_t countOf(std::string_view contact, std::string_view customer);

    /// False: it is not called so any more.
    [[nodiscard]] bool rename(const Project& present, std::string_view name);
    /// False: somebody was faster. `at`: epoch opens it again.
    [[nodiscard]] bool setClosed(const Project& present, helpdesk::Time at);

    void note(std::uint64_t project, const ProjectEvent& event, helpdesk::AccountId by);
    [[nodiscard]] std::vector<ProjectEvent> events(std::uint64_t project,
                                                   std::size_t limit);  ///< Newest first.

    [[nodiscard]] std::vector<ProjectEntry> entries(std::uint64_t project, std::size_t limit);
    [[nodiscard]] std::optional<ProjectEntry> entry(std::uint64_t project, std::uint64_t entry);
    [[nodiscard]] std::size_t countEntries(std::uint64_t project);
    [[nodiscard]] std::uint64_t add(std::uint64_t project, const ProjectEntry& entry,
                                    helpdesk::AccountId author);
    [[nodiscard]] bool removeEntry(std::uint64_t project, std::uint64_t entry);

    void writeContent(std::uint64_t entry, std::string_view content);
    [[nodiscard]] std::string content(std::uint64_t entry);

private:
    db::Connection& _connection;
};

[[nodiscard]] std::string_view nameOf(ProjectEntry::Kind kind);
[[nodiscard]] std::string_view nameOf(ProjectEvent::Act act);

}  // namespace supportcentre
