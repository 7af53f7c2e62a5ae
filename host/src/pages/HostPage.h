// Ground of the host's own pages: rendering into the frame, notices, words in the reader's language.
#pragma once

#include "host/src/pages/PageParts.h"

namespace supportcentre {

/// Immutable. [thread-safe]
class HostPage : public helpdesk::Page
{
public:
    explicit HostPage(const PageParts& parts) : _parts(parts) {}

protected:
    /// A notice at the top of a page.
    struct Notice
    {
        enum class Look { done, wrong };
        Look look = Look::wrong;
        std::string heading;
        std::string sentence;
        std::string href;
        std::string linkText;
    };

    [[nodiscard]] std::string say(const helpdesk::Request& request, std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const
    {
        return _parts.words.say(request.visitor.locale, key, arguments);
    }

    /// The page in its frame. `view` gets the notices: those given, else what ?done=… says.
    [[nodiscard]] helpdesk::Response show(const helpdesk::Request& request, std::string_view name,
                                          templates::View view, helpdesk::Frame frame,
                                          const std::vector<Notice>& notices = {}) const;

    [[nodiscard]] Notice refused(const helpdesk::Request& request, const helpdesk::Refusal& refusal) const;
    [[nodiscard]] Notice wrong(const helpdesk::Request& request, std::string_view headingKey,
                               const std::string& sentence = {}) const;

    /// "today 14:05" and the machine's form of it.
    void setTime(templates::View& view, const std::string& name, const helpdesk::Request& request,
                 helpdesk::Time time) const;

    /// The first of them, beside a field in which a name may be typed as well. Names: customerName.
    [[nodiscard]] templates::View::List customersOffered() const;

    const PageParts& _parts;

private:
    [[nodiscard]] std::optional<Notice> doneNotice(const helpdesk::Request& request) const;
};

}  // namespace supportcentre
