#include "host/src/pages/HostPage.h"

#include "host/src/pages/Rfc3339.h"

#include <algorithm>
#include <array>

namespace supportcentre {

namespace {

/// What a redirect may say was done: the address bar is no place for free text.
constexpr auto doneKeys = std::to_array<std::string_view>(
    {"raised",   "replied", "noted",    "moved",    "owned",     "cancelled", "profile",
     "password", "enabled", "disabled", "settings", "retried",   "dropped",   "failed",
     "stuck",    "same",    "made",     "put-on",   "taken-off", "published", "withdrawn",
     "ordered",  "renamed", "closed",   "reopened", "activated"});

}  // namespace


helpdesk::Response HostPage::show(const helpdesk::Request& request, std::string_view name,
                                  templates::View view, helpdesk::Frame frame,
                                  const std::vector<Notice>& notices) const
{
    auto shown = notices;
    if (shown.empty() && request.method == helpdesk::Method::get)
        if (auto done = doneNotice(request))
            shown.push_back(std::move(*done));
    templates::View::List list;
    for (auto& notice : shown)
        list.push_back({{"noticeDone", notice.look == Notice::Look::done},
                        {"noticeHeading", std::move(notice.heading)},
                        {"hasSentence", !notice.sentence.empty()},
                        {"noticeSentence", std::move(notice.sentence)},
                        {"hasLink", !notice.href.empty()},
                        {"noticeHref", std::move(notice.href)},
                        {"noticeLink", std::move(notice.linkText)}});
    view.set("notices", std::move(list));
    view.set("csrf", request.csrf);
    helpdesk::Response response;
    response.body = _parts.views.render(name, request.visitor.locale, view);
    response.frame = std::move(frame);
    return response;
}


std::optional<HostPage::Notice> HostPage::doneNotice(const helpdesk::Request& request) const
{
    const auto key = request.query.text("done");
    if (std::find(doneKeys.begin(), doneKeys.end(), key) == doneKeys.end())
        return std::nullopt;
    const bool bad = key == "failed" || key == "stuck" || key == "same";
    return Notice{
        bad ? Notice::Look::wrong : Notice::Look::done, say(request, "done." + std::string(key)), {}, {}, {}};
}


HostPage::Notice HostPage::refused(const helpdesk::Request& request, const helpdesk::Refusal& refusal) const
{
    const bool local = refusal.link.starts_with('/') && !refusal.link.starts_with("//");
    return {Notice::Look::wrong, say(request, "refused.heading"), refusal.sentence,
            local ? refusal.link : std::string(), refusal.linkText.empty() ? refusal.link : refusal.linkText};
}


HostPage::Notice HostPage::wrong(const helpdesk::Request& request, std::string_view headingKey,
                                 const std::string& sentence) const
{
    return {Notice::Look::wrong, say(request, headingKey), sentence, {}, {}};
}


void HostPage::setTime(templates::View& view, const std::string& name, const helpdesk::Request& request,
                       helpdesk::Time time) const
{
    const auto& visitor = request.visitor;
    view.set(name, _parts.words.shortTime(visitor.locale, visitor.timeZone, time, _parts.now()));
    view.set(name + "Iso", rfc3339(time));
}


templates::View::List HostPage::customersOffered() const
{
    constexpr std::size_t most = 100;
    templates::View::List list;
    for (const auto& customer : _parts.directory.customers("", most))
        list.push_back({{"customerName", customer.name}});
    return list;
}

}  // namespace supportcentre
