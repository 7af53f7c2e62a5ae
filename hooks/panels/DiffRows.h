#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/Ground.h"
#include "hooks/panels/LineChoices.h"

namespace contacts {

/// Existing | requested, person by person and line by line, as the panel's template wants it: names "people",
/// "lines", ….
class DiffRows
{
public:
    /// `choices`: what an agent has chosen so far; nothing is chosen for a line that moved.
    /// Of views of waiting requests and of decided ones, as `visitor` reads them.
    DiffRows(const Ground& ground, const RequestView& view, const helpdesk::Visitor& visitor,
             const LineChoices& choices, bool reasonsMissing = false);

    [[nodiscard]] templates::View::List people() const;

    /// "Amélie Dupont, phone": a cell that moved, for the list on top.
    [[nodiscard]] std::string nameOf(const Drift& cell) const;

private:
    [[nodiscard]] templates::View line(const Change& change) const;
    void cells(const Change& change, templates::View& line) const;
    void arrival(const Change& change, templates::View& line) const;
    [[nodiscard]] bool joins(const PersonKey& person) const;
    [[nodiscard]] templates::View::List moves(const Change& change) const;
    [[nodiscard]] std::string moverWords(const Mover& mover) const;
    void outcome(const Change& change, templates::View& line) const;
    void choice(const Change& change, bool moved, templates::View& line) const;
    [[nodiscard]] bool concerns(const Drift& cell, const Change& change) const;
    [[nodiscard]] std::string what(const Change& change) const;
    [[nodiscard]] std::string fieldLabel(std::string_view field) const;
    [[nodiscard]] std::string readable(std::string_view field, const std::string& value) const;
    [[nodiscard]] std::string personName(const PersonKey& key) const;
    [[nodiscard]] std::string say(std::string_view key) const;

    const Ground& _ground;
    const RequestView& _view;
    std::string _locale;
    std::string _zone;
    const LineChoices& _choices;
    const bool _reasonsMissing;  ///< Refused for that: whoever only counts again is still choosing.
    std::shared_ptr<const Catalogue> _catalogue;
};

}  // namespace contacts
