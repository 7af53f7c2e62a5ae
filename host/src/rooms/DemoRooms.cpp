#include "host/src/rooms/DemoRooms.h"

#include "host/src/rooms/Invoices.h"

#include <array>

namespace supportcentre {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view oneProject = "bjork.jonsdottir@acme.example";
constexpr std::string_view twoProjects = "somchai.jaidee@acme.example";


/// The helpdesk itself: at this moment it has no agents yet.
helpdesk::Visitor helpdeskItself()
{
    helpdesk::Visitor visitor;
    visitor.agent = true;
    return visitor;
}


void publish(Projects& projects, const Project& project, ProjectEntry::Kind kind, std::string title,
             std::string text, std::string_view content = {})
{
    ProjectEntry entry;
    entry.kind = kind;
    entry.title = std::move(title);
    entry.text = std::move(text);
    (void)projects.publish(helpdeskItself(), project, std::move(entry), content);
}


void makeProject(const Directory& directory, Projects& projects, const helpdesk::CustomerName& customer,
                 const std::string& name, const std::vector<std::string_view>& people)
{
    const auto id = projects.make(helpdeskItself(), customer, name);
    const auto project = id ? projects.find(*id) : std::nullopt;
    if (!project)
        return;
    for (const auto email : people)
        if (const auto person = directory.findByEmail(customer.customer, email))
            (void)projects.putOn(helpdeskItself(), *project, person->contact);
    publish(projects, *project, ProjectEntry::Kind::note, {},
            "Kick-off is on Monday at 10:00.\nPlease bring your access cards.");
    publish(projects, *project, ProjectEntry::Kind::link, "Plans of the site",
            "https://plans.example/" + std::to_string(project->id));
    publish(projects, *project, ProjectEntry::Kind::file, "schedule.csv", {},
            "week,task\n1,Survey\n2,Installation\n3,Acceptance\n");
}


void addInvoices(const Invoices& invoices, const helpdesk::CustomerName& customer, helpdesk::Time now)
{
    struct Line
    {
        const char* subject;
        std::int64_t cents;
    };
    constexpr std::array lines{Line{"Maintenance", 249000}, Line{"Support hours", 86450},
                               Line{"Calculation engine, licence", 1290000}, Line{"Maintenance", 249000}};
    const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
    auto month = today.year() / today.month();
    for (std::size_t i = 0; i < lines.size(); ++i)
    {
        month -= std::chrono::months(1);
        Invoice invoice;
        invoice.customer = customer.customer;
        invoice.number = "R" +
                         std::to_string(static_cast<int>(month.year()) * 100 +
                                        static_cast<int>(static_cast<unsigned>(month.month()))) +
                         "-" + customer.customer;
        invoice.subject = lines[i].subject;
        invoice.issuedAt = std::chrono::sys_days(month / std::chrono::last);
        invoice.dueAt = invoice.issuedAt + 30 * 24h;
        invoice.cents = lines[i].cents;
        invoice.paid = i > 1;
        invoices.add(invoice);
    }
}

}  // namespace


void fillDemoRooms(db::Pool& pool, const Directory& directory, Projects& projects, helpdesk::Time now)
{
    const Invoices invoices(pool);
    for (const std::string_view name : {"Acme Oil", "Globex Trading", "Initech Global"})
        if (const auto customer = directory.customerNamed(name))
            addInvoices(invoices, *customer, now);
    const auto acme = directory.customerNamed("Acme Oil");
    if (!acme)
        return;
    makeProject(directory, projects, *acme, "Refinery upgrade", {oneProject, twoProjects});
    makeProject(directory, projects, *acme, "Archive move", {twoProjects});
}

}  // namespace supportcentre
