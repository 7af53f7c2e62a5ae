#include "plugin/PluginSettings.h"

#include "core/request/TicketSubject.h"
#include "core/text/Email.h"
#include "core/text/Text.h"
#include "plugin/FilesInSettings.h"


#include <algorithm>
#include <cctype>
#include <filesystem>

namespace contacts {

namespace {

using Type = helpdesk::Setting::Type;
using Refusal = std::optional<std::string>;

constexpr ChangeKind everyKind[] = {ChangeKind::editContact,   ChangeKind::setDepartment,
                                    ChangeKind::changeEmail,   ChangeKind::addContact,
                                    ChangeKind::linkContact,   ChangeKind::removeContact,
                                    ChangeKind::deactivate,    ChangeKind::reactivate,
                                    ChangeKind::setPortalUser, ChangeKind::setSeesAllRequests,
                                    ChangeKind::grantRole,     ChangeKind::revokeRole,
                                    ChangeKind::promote};


helpdesk::Localised localised(const templates::Words& words, const std::string& key)
{
    helpdesk::Localised all;
    for (const auto& locale : words.locales())
        all[locale] = words.say(locale, key);
    return all;
}


/// Builds settings one after the other; words are found by the setting's own key.
class Drawing
{
public:
    explicit Drawing(const templates::Words& words) : _words(words) {}

    void group(const std::string& key)
    {
        _group = key;
        _schema.groups.emplace_back(key, localised(_words, "setting.group." + key));
    }

    helpdesk::Setting& add(const std::string& key, Type type, std::string standard)
    {
        helpdesk::Setting setting;
        setting.key = key;
        setting.group = _group;
        setting.type = type;
        setting.standard = std::move(standard);
        setting.label = localised(_words, "setting." + key + ".label");
        setting.help = localised(_words, "setting." + key + ".help");
        return _schema.settings.emplace_back(std::move(setting));
    }

    void number(const std::string& key, std::string standard, long long least, long long most)
    {
        auto& setting = add(key, Type::number, std::move(standard));
        setting.least = least;
        setting.most = most;
    }

    void choice(const std::string& key, std::string standard, std::initializer_list<std::string> options)
    {
        auto& setting = add(key, Type::choice, std::move(standard));
        for (const auto& option : options)
            setting.options.emplace_back(option, localised(_words, "setting." + key + "." + option));
    }

    /// A text that is no prose: blanks around it were pasted along.
    helpdesk::Setting& bare(const std::string& key, std::string standard)
    {
        auto& setting = add(key, Type::text, std::move(standard));
        setting.trimmed = true;
        return setting;
    }

    void address(const std::string& key)
    {
        bare(key, "").refuse = [&words = _words](const std::string& value,
                                                 std::string_view locale) -> Refusal {
            if (value.empty() || canonicalEmail(value).ok())
                return std::nullopt;
            return words.say(locale, "setting.refused.address");
        };
    }

    void line(const std::string& key, std::string standard, long long most = 255)
    {
        bounded(add(key, Type::text, std::move(standard)), most);
    }

    /// Told to whoever answers at the value of `toldTo`.
    helpdesk::Setting& secret(const std::string& key, std::vector<std::string> toldTo)
    {
        auto& setting = add(key, Type::secret, "");
        setting.toldTo = std::move(toldTo);
        return setting;
    }

    void bounded(helpdesk::Setting& setting, long long most)
    {
        setting.refuse = [&words = _words, most](const std::string& value,
                                                 std::string_view locale) -> Refusal {
            if (value.size() <= static_cast<std::size_t>(most) && oneLine(value))
                return std::nullopt;
            return words.say(locale, "setting.refused.line", {{"most", most}});
        };
    }

    /// Without the last setting, or with another value in its place, harm would come.
    void vital() { _schema.settings.back().vital = true; }

    void host(const std::string& key, std::string standard)
    {
        bare(key, std::move(standard)).refuse = [&words = _words](const std::string& value,
                                                                  std::string_view locale) -> Refusal {
            const bool good = !value.empty() && value.size() <= 253 && value.front() != '-' &&
                              std::all_of(value.begin(), value.end(), [](unsigned char c) {
                                  return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':';
                              });
            return good ? std::nullopt : Refusal(words.say(locale, "setting.refused.host"));
        };
    }

    /// Inside `ours`, unless an absolute path says otherwise. Tried while mails go there: whoever names it
    /// reads at once what the first mail would meet.
    void spoolFolder(const std::string& key, std::string standard, std::filesystem::path ours)
    {
        auto& setting = bare(key, std::move(standard));
        setting.refuse = [&words = _words](const std::string& value, std::string_view locale) -> Refusal {
            const std::filesystem::path path(value);
            const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
            if (!value.empty() && value.size() <= 255 && oneLine(value) && !climbs)
                return std::nullopt;
            return words.say(locale, "setting.refused.folder");
        };
        setting.beside = {"mail.transport"};
        setting.refuseBeside = [&words = _words, key,
                                ours = std::move(ours)](const helpdesk::Setting::Values& wanted,
                                                        std::string_view locale) -> Refusal {
            if (wanted.at("mail.transport") != "spool")
                return std::nullopt;
            const auto why = refusedSpool(ours / wanted.at(key));
            return why ? Refusal(words.say(locale, *why)) : std::nullopt;
        };
    }

    void subject(const std::string& key)
    {
        add(key, Type::text, "").refuse = [&words = _words](const std::string& value,
                                                            std::string_view locale) -> Refusal {
            if (codePoints(value) > 100 || !oneLine(value))
                return words.say(locale, "setting.refused.short-line");
            if (const auto broken = brokenPart(value))
                return words.say(locale, "setting.refused.placeholder", {{"part", *broken}});
            return std::nullopt;
        };
    }

    /// One line a language; what is left empty has our own words.
    void label(const std::string& key)
    {
        for (const auto& locale : _words.locales())
            add(key + "." + locale, Type::text, "").refuse =
                [&words = _words](const std::string& value, std::string_view reader) -> Refusal {
                if (codePoints(value) <= 60 && oneLine(value) && (value.empty() || readable(value)))
                    return std::nullopt;
                return words.say(reader, "setting.refused.label");
            };
    }

    void certificates(const std::string& key)
    {
        bare(key, "").refuse = [&words = _words](const std::string& value,
                                                 std::string_view locale) -> Refusal {
            if (value.empty() || (oneLine(value) && value.front() == '/' && holdsCertificate(value)))
                return std::nullopt;
            return words.say(locale, "setting.refused.certificates");
        };
    }

    /// Tickets stay where they are, so the choice is free only while there are none.
    void desk(std::function<bool()> inUse)
    {
        choice("desk", "host", {"host", "request-tracker"});
        vital();
        _schema.settings.back().refuseChange = [&words = _words, inUse = std::move(inUse)](
                                                   const std::string&, std::string_view locale) -> Refusal {
            return inUse() ? Refusal(words.say(locale, "setting.refused.desk-in-use")) : std::nullopt;
        };
    }

    void webAddress(const std::string& key)
    {
        bare(key, "").refuse = [&words = _words](const std::string& value,
                                                 std::string_view locale) -> Refusal {
            const bool http = value.starts_with("https://") || value.starts_with("http://");
            if (value.empty() || (http && oneLine(value) && !value.ends_with('/') && value.size() <= 255))
                return std::nullopt;
            return words.say(locale, "setting.refused.web-address");
        };
    }

    void zone(const std::string& key)
    {
        bare(key, "UTC").refuse = [&words = _words](const std::string& value,
                                                    std::string_view locale) -> Refusal {
            if (templates::isTimeZone(value))
                return std::nullopt;
            return words.say(locale, "setting.refused.zone");
        };
    }

    /// One flag a kind of change, under one help text.
    void direct(ChangeKind kind)
    {
        const auto key = "direct." + std::string(wordOf(kind));
        auto& setting = _schema.settings.emplace_back();
        setting.key = key;
        setting.group = _group;
        setting.type = Type::flag;
        setting.standard = "no";
        setting.label = localised(_words, "setting." + key);
        setting.help = localised(_words, "setting.direct.help");
        setting.yes = localised(_words, "setting.direct.yes");
        setting.no = localised(_words, "setting.direct.no");
    }

    helpdesk::SettingsSchema take() { return std::move(_schema); }

private:
    const templates::Words& _words;
    std::string _group;
    helpdesk::SettingsSchema _schema;
};

/// As envelopes carry it. The field takes more: blanks around it, a domain in its own letters.
std::string addressIn(const helpdesk::Settings& settings, std::string_view key)
{
    return canonicalEmail(settings.value(key)).text;
}


/// Nothing when it was sealed under another key: that must stop no more than what needs it.
std::optional<std::string> secretIn(const helpdesk::Settings& settings, std::string_view key)
{
    try
    {
        return settings.value(key);
    }
    catch (const std::runtime_error&)
    {
        return std::nullopt;
    }
}


/// Only what the transport needs is opened.
void readLogIn(const helpdesk::Settings& settings, MailSettings& mail)
{
    mail.user = settings.value("mail.smtp.user");
    if (mail.way != MailSettings::Way::smtp || mail.user.empty())
        return;
    auto password = secretIn(settings, "mail.smtp.password");
    if (!password)
        mail.trouble =
            "the password of the mail server cannot be opened any more, so nothing was sent: enter "
            "Password again in the settings";
    mail.password = std::move(password).value_or(std::string());
}


/// A site that runs under a bare address ("http://127.0.0.1:8080") has no name that mail could come from: the
/// reserved one then.
std::string noreplyAt(std::string_view baseAddress)
{
    auto host = baseAddress.substr(std::min(baseAddress.find("//") + 2, baseAddress.size()));
    host = host.substr(0, host.find_first_of(":/"));
    const auto address = canonicalEmail("noreply@" + std::string(host));
    return address.ok() ? address.text : "noreply@support.example";
}

}  // namespace


helpdesk::SettingsSchema settingsSchema(const templates::Words& words,
                                        const std::filesystem::path& dataFolder,
                                        std::function<bool()> deskInUse)
{
    Drawing draw(words);
    draw.group("direct");
    for (const auto kind : everyKind)
        draw.direct(kind);
    draw.group("requests");
    draw.add("decide.own-requests", Type::flag, "no");
    draw.number("requests.waiting-days", "3", 0, 365);
    draw.number("limits.removed-at-once", "3", 1, 1000);
    draw.number("limits.lines", "1000", 10, 1000);
    draw.group("tickets");
    draw.subject("ticket.subject");
    draw.label("ticket.category");
    draw.group("access");
    draw.number("activation.hours", "24", 1, 72);
    draw.number("reset.minutes", "60", 10, 1440);
    draw.number("address.hours", "24", 1, 168);
    draw.add("activation.temporary-passwords", Type::flag, "no");
    draw.number("activation.temporary-hours", "24", 1, 72);
    draw.group("mail");
    draw.choice("mail.transport", "spool", {"smtp", "spool"});
    draw.vital();
    draw.spoolFolder("mail.spool-folder", "mail", dataFolder);
    draw.host("mail.smtp.host", "localhost");
    draw.vital();
    draw.number("mail.smtp.port", "25", 1, 65535);
    draw.choice("mail.smtp.security", "none", {"none", "starttls", "tls"});
    draw.vital();
    draw.certificates("mail.smtp.authorities");
    draw.line("mail.smtp.user", "", longestSmtpUser);
    draw.bounded(draw.secret("mail.smtp.password", {"mail.smtp.host"}), longestSmtpPassword);
    draw.address("mail.from");
    draw.line("mail.from-name", "");
    draw.zone("mail.zone");
    draw.number("mail.per-minute", "1200", 1, 1'000'000);
    draw.number("mail.cap-per-customer-hour", "500", 1, 1'000'000);
    draw.number("mail.links-per-address-hour", "10", 1, 1'000);
    draw.add("mail.smtputf8", Type::flag, "no");
    draw.group("notices");
    draw.address("mail.agents-address");
    draw.choice("mail.agents-locale", "en", {"en", "fr", "de"});
    draw.add("mail.tell-administrators", Type::flag, "yes");
    draw.add("mail.tell-person", Type::flag, "yes");
    draw.group("desk");
    draw.desk(std::move(deskInUse));
    draw.webAddress("request-tracker.address");
    draw.secret("request-tracker.token", {"request-tracker.address"}).trimmed = true;
    draw.line("request-tracker.queue", "Contacts");
    draw.certificates("request-tracker.authorities");
    draw.secret("request-tracker.key", {}).trimmed = true;  // RT takes no blanks from its file either.
    draw.add("desk.users", Type::flag, "yes");
    draw.number("desk.alarm-hours", "4", 1, 168);
    return draw.take();
}


helpdesk::Localised categoryOf(const helpdesk::Settings& settings, const templates::Words& words)
{
    auto label = localised(words, "ticket.category");
    for (auto& [locale, text] : label)
        if (auto own = settings.value("ticket.category." + locale); !own.empty())
            text = std::move(own);
    return label;
}


Policy policyOf(const helpdesk::Settings& settings)
{
    const auto number = [&](std::string_view key) { return std::stoul(settings.value(key)); };
    const auto yes = [&](std::string_view key) { return settings.value(key) == "yes"; };
    Policy policy;
    policy.limits.removedAtOnce = number("limits.removed-at-once");
    policy.limits.lines = number("limits.lines");
    policy.limits.internationalAddresses = yes("mail.smtputf8");
    policy.mailsPerCustomerAndHour = number("mail.cap-per-customer-hour");
    policy.waitingTooLong = std::chrono::days(number("requests.waiting-days"));
    policy.activationLife = std::chrono::hours(number("activation.hours"));
    policy.temporaryLife = std::chrono::hours(number("activation.temporary-hours"));
    policy.resetLife = std::chrono::minutes(number("reset.minutes"));
    policy.addressLife = std::chrono::hours(number("address.hours"));
    policy.temporaryPasswords = yes("activation.temporary-passwords");
    for (const auto kind : everyKind)
        if (yes("direct." + std::string(wordOf(kind))))
            policy.directKinds.insert(kind);
    policy.decideOwnRequests = yes("decide.own-requests");
    policy.keepsUsersElsewhere = deskElsewhere(settings) && yes("desk.users");
    policy.agentsAddress = addressIn(settings, "mail.agents-address");
    policy.agentsLocale = settings.value("mail.agents-locale");
    policy.tellOtherAdministrators = yes("mail.tell-administrators");
    policy.tellPersonConcerned = yes("mail.tell-person");
    return policy;
}


MailSettings mailSettingsOf(const helpdesk::Settings& settings, const helpdesk::Site& site)
{
    const auto security = settings.value("mail.smtp.security");
    MailSettings mail;
    mail.way =
        settings.value("mail.transport") == "smtp" ? MailSettings::Way::smtp : MailSettings::Way::spool;
    mail.spoolFolder = std::filesystem::path(site.dataFolder()) / settings.value("mail.spool-folder");
    mail.host = settings.value("mail.smtp.host");
    mail.port = static_cast<std::uint16_t>(std::stoul(settings.value("mail.smtp.port")));
    mail.security = security == "tls"        ? MailSettings::Security::tls
                    : security == "starttls" ? MailSettings::Security::startTls
                                             : MailSettings::Security::none;
    mail.authorities = settings.value("mail.smtp.authorities");
    readLogIn(settings, mail);
    mail.baseAddress = site.baseAddress();
    mail.productName = site.productName();
    mail.from = addressIn(settings, "mail.from");
    if (mail.from.empty())
        mail.from = noreplyAt(mail.baseAddress);
    mail.fromName = settings.value("mail.from-name");
    if (mail.fromName.empty())
        mail.fromName = mail.productName;
    mail.zone = settings.value("mail.zone");
    mail.perMinute = std::stoul(settings.value("mail.per-minute"));
    mail.capPerHour = std::stoul(settings.value("mail.cap-per-customer-hour"));
    mail.linksPerHour = std::stoul(settings.value("mail.links-per-address-hour"));
    return mail;
}


RtSettings rtSettingsOf(const helpdesk::Settings& settings)
{
    return {settings.value("request-tracker.address"),
            secretIn(settings, "request-tracker.token").value_or(std::string()),
            settings.value("request-tracker.queue"), settings.value("request-tracker.authorities"),
            !pokeKeyOf(settings).empty()};
}


std::string pokeKeyOf(const helpdesk::Settings& settings)
{
    return secretIn(settings, "request-tracker.key").value_or(std::string());
}


bool deskElsewhere(const helpdesk::Settings& settings)
{
    return settings.value("desk") != "host";
}

}  // namespace contacts
