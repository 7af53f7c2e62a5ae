// What happens to projects. Who may is asked before: agents change them, only a project's people open it.
#pragma once

#include "host/src/projects/Directory.h"
#include "host/src/projects/ProjectStore.h"

#include <map>

namespace supportcentre {

/// Each change is one transaction, in which the plugin also learns how many projects the person has now.
/// Throws db::Error, and what the plugin throws. [thread-safe]
class Projects
{
public:
    static constexpr std::size_t mostPeople = 200;
    static constexpr std::size_t mostEntries = 500;
    static constexpr std::size_t shownEvents = 50;

    enum class Outcome {
        done,
        unknown,  ///< No such project, entry or contact of its customer.
        already,  ///< It was so before.
        full,
        closed,  ///< Nothing is written to a closed project.
        taken    ///< The customer has another project of that name.
    };

    Projects(db::Pool& pool, const Directory& directory, std::function<helpdesk::Time()> now)
        : _pool(pool),
          _directory(directory),
          _now(std::move(now))
    {
    }

    [[nodiscard]] std::optional<Project> find(std::uint64_t id) const;
    [[nodiscard]] std::vector<Project> list(std::uint64_t before, std::size_t limit) const;
    [[nodiscard]] std::vector<Project> of(std::string_view contact, std::string_view customer) const;
    [[nodiscard]] bool isIn(std::uint64_t project, std::string_view contact) const;
    [[nodiscard]] std::vector<helpdesk::PersonFacts> people(const Project& project) const;
    [[nodiscard]] std::vector<ProjectEntry> entries(std::uint64_t project) const;
    [[nodiscard]] std::optional<ProjectEntry> entry(std::uint64_t project, std::uint64_t entry) const;
    [[nodiscard]] std::string content(std::uint64_t entry) const;

    /// Nothing: the customer has one of that name.
    [[nodiscard]] std::optional<std::uint64_t>
    make(const helpdesk::Visitor& agent, const helpdesk::CustomerName& customer, const std::string& name);
    [[nodiscard]] Outcome putOn(const helpdesk::Visitor& agent, const Project& project,
                                const std::string& contact);
    [[nodiscard]] Outcome takeOff(const helpdesk::Visitor& agent, const Project& project,
                                  const std::string& contact);
    [[nodiscard]] Outcome rename(const helpdesk::Visitor& agent, const Project& project,
                                 const std::string& name);

    /// Its people go on reading it, and are not tied by it any more.
    [[nodiscard]] Outcome close(const helpdesk::Visitor& agent, const Project& project);
    /// Whoever has left the customer meanwhile is taken off.
    [[nodiscard]] Outcome reopen(const helpdesk::Visitor& agent, const Project& project);
    [[nodiscard]] std::vector<ProjectEvent> events(std::uint64_t project) const;
    /// Names of the people that events speak of, as far as they are contacts still.
    [[nodiscard]] std::map<std::string, std::string> namesIn(const Project& project,
                                                             const std::vector<ProjectEvent>& events) const;

    /// `content` is a file's, else empty.
    [[nodiscard]] Outcome publish(const helpdesk::Visitor& agent, const Project& project, ProjectEntry entry,
                                  std::string_view content);
    [[nodiscard]] Outcome withdraw(const Project& project, std::uint64_t entry);

private:
    void note(ProjectStore& store, const Project& project, ProjectEvent::Act act, const std::string& contact,
              const std::string& text, const helpdesk::Visitor& agent) const;
    void inTransaction(const std::function<void(db::Connection&)>& work) const;
    [[nodiscard]] bool tell(db::Connection& connection, const Project& project,
                            const std::string& contact) const;

    db::Pool& _pool;
    const Directory& _directory;
    std::function<helpdesk::Time()> _now;
};

}  // namespace supportcentre
