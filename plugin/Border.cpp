#include "plugin/Border.h"

#include "core/ports/Storage.h"

namespace contacts {

namespace {

template <class Work>
decltype(auto) inHostsWords(const Work& work)
{
    try
    {
        return work();
    }
    catch (const StorageFailure& failure)
    {
        switch (failure.kind())
        {
        case StorageFailure::Kind::again: throw helpdesk::TryAgain(failure.what());
        case StorageFailure::Kind::unavailable:
        case StorageFailure::Kind::unknownOutcome: throw helpdesk::TryLater(failure.what());
        case StorageFailure::Kind::broken: break;
        }
        throw;
    }
}


class ListenerDoor final : public helpdesk::TicketListener
{
public:
    explicit ListenerDoor(helpdesk::TicketListener& inner) : _inner(inner) {}

    std::optional<helpdesk::Refusal> review(const helpdesk::TicketIntent& intent) override
    {
        return inHostsWords([&] { return _inner.review(intent); });
    }
    void record(const helpdesk::TicketEvent& event, helpdesk::Transaction& transaction) override
    {
        inHostsWords([&] { _inner.record(event, transaction); });
    }
    void react(const helpdesk::TicketEvent& event) override
    {
        inHostsWords([&] { _inner.react(event); });
    }

private:
    helpdesk::TicketListener& _inner;
};


class PageDoor final : public helpdesk::Page
{
public:
    explicit PageDoor(helpdesk::Page& inner) : _inner(inner) {}

    helpdesk::Response handle(const helpdesk::Request& request) override
    {
        return inHostsWords([&] { return _inner.handle(request); });
    }

private:
    helpdesk::Page& _inner;
};


class AccessDoor final : public helpdesk::AccessSource
{
public:
    explicit AccessDoor(helpdesk::AccessSource& inner) : _inner(inner) {}

    helpdesk::Access accessOf(helpdesk::AccountId account) override
    {
        return inHostsWords([&] { return _inner.accessOf(account); });
    }
    void signedIn(helpdesk::AccountId account, helpdesk::Time at) override
    {
        inHostsWords([&] { _inner.signedIn(account, at); });
    }

private:
    helpdesk::AccessSource& _inner;
};


class ProfileDoor final : public helpdesk::Profile
{
public:
    explicit ProfileDoor(helpdesk::Profile& inner) : _inner(inner) {}

    std::optional<helpdesk::OwnDetails> details(helpdesk::AccountId account) override
    {
        return inHostsWords([&] { return _inner.details(account); });
    }
    std::vector<helpdesk::FieldRefusal> change(const helpdesk::Visitor& visitor,
                                               const helpdesk::OwnDetails& seen,
                                               const helpdesk::OwnDetails& wanted) override
    {
        return inHostsWords([&] { return _inner.change(visitor, seen, wanted); });
    }
    std::string section(const helpdesk::Request& request) override
    {
        return inHostsWords([&] { return _inner.section(request); });
    }

private:
    helpdesk::Profile& _inner;
};


class PeopleDoor final : public helpdesk::People
{
public:
    explicit PeopleDoor(helpdesk::People& inner) : _inner(inner) {}

    std::vector<helpdesk::CustomerName> customers(std::string_view search, std::size_t limit) override
    {
        return inHostsWords([&] { return _inner.customers(search, limit); });
    }
    std::vector<helpdesk::PersonFacts> people(std::string_view customer,
                                              const std::vector<std::string>& contacts) override
    {
        return inHostsWords([&] { return _inner.people(customer, contacts); });
    }
    std::optional<helpdesk::PersonFacts> findByEmail(std::string_view customer,
                                                     std::string_view email) override
    {
        return inHostsWords([&] { return _inner.findByEmail(customer, email); });
    }
    std::vector<std::pair<std::string, std::string>> roles(std::string_view customer,
                                                           std::string_view locale) override
    {
        return inHostsWords([&] { return _inner.roles(customer, locale); });
    }
    helpdesk::AddedPerson add(const helpdesk::Visitor& agent, std::string_view customer,
                              const helpdesk::NewPerson& person) override
    {
        return inHostsWords([&] { return _inner.add(agent, customer, person); });
    }
    bool countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                       std::string_view contact, std::uint32_t projects) override
    {
        return inHostsWords([&] { return _inner.countProjects(transaction, customer, contact, projects); });
    }
    std::optional<helpdesk::CustomerName> customer(std::string_view customer) override
    {
        return inHostsWords([&] { return _inner.customer(customer); });
    }

private:
    helpdesk::People& _inner;
};


class PasswordDoor final : public helpdesk::PasswordListener
{
public:
    explicit PasswordDoor(helpdesk::PasswordListener& inner) : _inner(inner) {}

    void passwordSet(helpdesk::AccountId account, const std::string& password,
                     helpdesk::Transaction& transaction) override
    {
        inHostsWords([&] { _inner.passwordSet(account, password, transaction); });
    }

private:
    helpdesk::PasswordListener& _inner;
};


class AdministrationDoor final : public helpdesk::AdministrationListener
{
public:
    explicit AdministrationDoor(helpdesk::AdministrationListener& inner) : _inner(inner) {}

    void settingsChanged(helpdesk::AccountId by, const std::string& plugin,
                         const std::vector<helpdesk::SettingChange>& changes,
                         helpdesk::Transaction& transaction) override
    {
        inHostsWords([&] { _inner.settingsChanged(by, plugin, changes, transaction); });
    }
    void pluginSwitched(helpdesk::AccountId by, const std::string& plugin, helpdesk::PluginSwitch to,
                        helpdesk::Transaction& transaction) override
    {
        inHostsWords([&] { _inner.pluginSwitched(by, plugin, to, transaction); });
    }

private:
    helpdesk::AdministrationListener& _inner;
};

}  // namespace


template <class Door, class Inner>
Door& Border::door(Inner& inner)
{
    const auto made = std::make_shared<Door>(inner);
    _doors.push_back(made);
    return *made;
}


void Border::listen(helpdesk::TicketListener& listener)
{
    _host.listen(door<ListenerDoor>(listener));
}


void Border::page(helpdesk::Method method, std::string_view route, helpdesk::Audience audience,
                  helpdesk::Page& page)
{
    _host.page(method, route, audience, door<PageDoor>(page));
}


void Border::uploadPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page)
{
    _host.uploadPage(route, audience, door<PageDoor>(page));
}


void Border::formPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page)
{
    _host.formPage(route, audience, door<PageDoor>(page));
}


void Border::access(helpdesk::AccessSource& source)
{
    _host.access(door<AccessDoor>(source));
}


void Border::profile(helpdesk::Profile& profile)
{
    _host.profile(door<ProfileDoor>(profile));
}


void Border::people(helpdesk::People& people)
{
    _host.people(door<PeopleDoor>(people));
}


void Border::passwords(helpdesk::PasswordListener& listener)
{
    _host.passwords(door<PasswordDoor>(listener));
}


void Border::administration(helpdesk::AdministrationListener& listener)
{
    _host.administration(door<AdministrationDoor>(listener));
}


void Border::panel(helpdesk::Frame::Area area, helpdesk::Panel& panel)
{
    _host.panel(area, panel);
}


void Border::menu(helpdesk::Menu& menu)
{
    _host.menu(menu);
}


void Border::settings(helpdesk::SettingsSchema schema)
{
    _host.settings(std::move(schema));
}


void Border::job(std::string_view name, std::chrono::milliseconds every, std::function<void()> run)
{
    _host.job(name, every, std::move(run));
}


void Border::command(std::string_view name, std::string_view usage,
                     std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)> run)
{
    _host.command(name, usage, std::move(run));
}


void Border::health(std::function<std::vector<helpdesk::Health>()> report)
{
    _host.health(std::move(report));
}


std::string Border::asset(std::string_view name, std::string_view contentType, std::string_view content)
{
    return _host.asset(name, contentType, content);
}


void Border::category(std::string_view key, std::function<helpdesk::Localised()> label)
{
    _host.category(key, std::move(label));
}

}  // namespace contacts
