#include "hooks/panels/CorrectionRows.h"

#include "core/changes/ChangeSets.h"
#include "core/changes/Describe.h"

namespace contacts {

using templates::View;

namespace {

class Rows
{
public:
    Rows(const Ground& ground, const RequestView& request, std::string_view locale)
        : _ground(ground),
          _request(request),
          _locale(locale),
          _catalogue(ground.services.catalogue())
    {
    }

    void add(std::string_view what, std::string_view sign, std::string_view look, const Change& line,
             const std::string& before = {})
    {
        const auto address = addressOf(line);
        _rows.push_back(
            {{"addressed", !address.empty()},
             {"correctionAddress", address},
             {"correctionLook", std::string(look)},
             {"correctionSign", std::string(sign)},
             {"correctionWhat", _ground.words.say(_locale, "panel.correction." + std::string(what))},
             {"correctionPerson", nameOf(line)},
             {"correction", sentence(line)},
             {"hasBefore", !before.empty()},
             {"correctionBefore", before}});
    }

    /// Each line beside what it alone would make of the people.
    [[nodiscard]] std::string sentence(const Change& line) const
    {
        for (const auto& person : described(line))
            for (const auto& each : person.lines)
                return _ground.words.say(_locale, each.sentence(Tense::asked), each.arguments);
        return {};
    }

    /// The sentence of an arrival does not hold the name, which may be all that was corrected.
    [[nodiscard]] std::string formerly(const Change& before, const Change& now) const
    {
        const auto name = before.details.name();
        if (before.kind == ChangeKind::addContact && name != now.details.name())
            return _ground.words.say(_locale, "panel.correction.before.named",
                                     {{"person", name}, {"before", sentence(before)}});
        return _ground.words.say(_locale, "panel.correction.before", {{"before", sentence(before)}});
    }

    [[nodiscard]] View::List take() { return std::move(_rows); }

private:
    [[nodiscard]] std::vector<DescribedPerson> described(const Change& line) const
    {
        return describe({line}, _request.corrected, contacts::apply({line}, _request.corrected), *_catalogue,
                        _locale);
    }

    [[nodiscard]] std::string nameOf(const Change& line) const
    {
        if (const auto found = _request.requested.people.find(line.person);
            found != _request.requested.people.end() && !found->second.name().empty())
            return found->second.name();
        const auto people = described(line);
        return people.empty() ? line.person.text() : people.front().name;
    }

    [[nodiscard]] std::string addressOf(const Change& line) const
    {
        const auto people = described(line);
        return people.empty() ? std::string() : people.front().addressBeside();
    }

    const Ground& _ground;
    const RequestView& _request;
    const std::string _locale;
    const std::shared_ptr<const Catalogue> _catalogue;
    View::List _rows{};
};

}  // namespace


void addCorrections(const Ground& ground, const RequestView& request, std::string_view locale, View& view)
{
    Rows rows(ground, request, locale);
    if (request.corrections)
    {
        for (const auto& line : request.corrections->added)
            rows.add("added", "+", "add", line);
        for (const auto& each : request.corrections->altered)
            rows.add("altered", "~", "edit", each.now, rows.formerly(each.before, each.now));
        for (const auto& line : request.corrections->takenOut)
            rows.add("taken-out", "−", "del", line);
    }
    const bool unchanged = request.corrections && request.corrections->none();
    view.set("corrected", request.corrections.has_value())
        .set("correctedHeading", ground.words.say(locale, unchanged ? "panel.sent-again" : "panel.corrected"))
        .set("unanswered", !request.answered)
        .set("uncorrected", unchanged)
        .set("corrections", rows.take());
}

}  // namespace contacts
