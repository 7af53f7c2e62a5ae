// What the plugin says of itself on the health page: requests that wait, its mails, its audit, and settings
// that are unsafe.
#pragma once

#include "core/history/KnownBreaks.h"
#include "hooks/Ground.h"

#include <helpdesk/Plugin.h>

namespace contacts {

/// What mails go through, as far as the report judges it. Made by the composition root.
struct MailInForce
{
    bool smtp = false;  ///< Else they lie in a folder.
    std::string host;
    std::string port;
    bool encrypted = false;
    bool hasSender = false;  ///< Set by somebody; else made of the site's name.
    std::string from;
    std::string baseAddress;
};

/// [thread-safe]
class HealthReport
{
public:
    /// How long something may wait for a helpdesk of another house; nothing: tickets lie in this one.
    using DeskPatience = std::function<std::optional<std::chrono::hours>()>;

    HealthReport(const Ground& ground, std::function<MailInForce()> mail, DeskPatience desk)
        : _ground(ground),
          _mail(std::move(mail)),
          _desk(std::move(desk))
    {
    }

    [[nodiscard]] std::vector<helpdesk::Health> operator()() const;

private:
    using Lines = std::vector<helpdesk::Health>;
    using State = helpdesk::Health::State;
    using AnswerWords = std::string (*)(const templates::Words&, std::string_view locale,
                                        std::string_view stored);
    using Arguments = std::initializer_list<templates::Argument>;

    void requests(Lines& lines) const;
    void outbox(Lines& lines) const;
    void mailServer(const MailInForce& mail, Lines& lines) const;
    void desk(std::chrono::hours patience, Lines& lines) const;
    void audit(Lines& lines) const;
    void breaks(const AuditWalkState& walk, std::vector<Break> breaks, Lines& lines) const;
    void breakLine(const AuditWalkState& walk, const Break& broken, Lines& lines) const;
    void settings(const MailInForce& mail, Lines& lines) const;

    helpdesk::Health& begin(Lines& lines, const char* name, State state) const;
    helpdesk::Health& add(Lines& lines, const char* name, State state, std::string_view key,
                          Arguments arguments = {}) const;
    void sayAnswer(helpdesk::Health& line, std::string_view key, const std::string& stored,
                   AnswerWords inWords) const;
    [[nodiscard]] helpdesk::Localised inEveryLanguage(std::string_view key, Arguments arguments = {}) const;

    const Ground& _ground;
    std::function<MailInForce()> _mail;
    DeskPatience _desk;
};

}  // namespace contacts
