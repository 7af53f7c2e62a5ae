#include "hooks/commands/ImportCommand.h"

#include "hooks/pages/ImportWords.h"

#include <fstream>
#include <iostream>

namespace contacts {

namespace {

constexpr std::string_view locale = "en";

using Effect = ImportContacts::RowReport::Effect;


struct Wish
{
    std::string file{};
    bool dryRun = false;
    bool invite = false;
};


std::optional<Wish> wishFrom(const std::vector<std::string>& arguments)
{
    Wish wish;
    for (const auto& argument : arguments)
        if (argument == "--dry-run")
            wish.dryRun = true;
        else if (argument == "--invite")
            wish.invite = true;
        else if (argument.empty() || argument.starts_with("--") || !wish.file.empty())
            return std::nullopt;
        else
            wish.file = argument;
    return wish.file.empty() ? std::nullopt : std::optional(wish);
}


void showProgress(std::size_t done, std::size_t all)
{
    std::cerr << "\rimport: " << done << " of " << all << " rows" << (done == all ? "\n" : "") << std::flush;
}

}  // namespace


int ImportCommand::operator()(const std::vector<std::string>& arguments, std::istream& in,
                              std::ostream& out) const
{
    const auto wish = wishFrom(arguments);
    if (!wish)
    {
        out << "usage: import " << usage << "\n";
        return 1;
    }
    ImportContacts::Options options;
    options.dryRun = wish->dryRun;
    options.invite = wish->invite;
    options.progress = showProgress;
    if (wish->file == "-")
        return import(in, options, true, out);
    std::ifstream file(wish->file, std::ios::binary);
    if (!file)
    {
        out << _ground.words.say(locale, "command.import.unreadable", {{"file", wish->file}}) << "\n";
        return 1;
    }
    return import(file, options, true, out);
}


int ImportCommand::import(std::istream& csv, const ImportContacts::Options& wish, bool everyRow,
                          std::ostream& out) const
{
    auto options = wish;
    options.inDesk = _inDesk;
    const auto report =
        ImportContacts(_ground.services)(csv, options, [&](const ImportContacts::RowReport& row) {
            if (everyRow || row.effect == Effect::error)
                out << say(row) << "\n";
        });
    const auto number = [](std::size_t value) { return static_cast<long long>(value); };
    out << _ground.words.say(locale, report.errors > 0 ? "command.import.refused" : "command.import.summary",
                             {{"rows", number(report.rows)},
                              {"customers", number(report.customersAdded)},
                              {"contacts", number(report.contactsAdded)},
                              {"memberships", number(report.membershipsAdded)},
                              {"changed", number(report.changed)},
                              {"unchanged", number(report.unchanged)},
                              {"warnings", number(report.warnings)},
                              {"errors", number(report.errors)}})
        << "\n"
        << _ground.words.say(locale,
                             report.written ? "command.import.written" : "command.import.nothing-written")
        << "\n";
    return report.errors > 0 ? 2 : 0;
}


std::string ImportCommand::say(const ImportContacts::RowReport& row) const
{
    std::string line = "line " + std::to_string(row.line) + ": " + std::string(wordOf(row.effect));
    if (row.rule.empty())
        return line;
    if (!row.column.empty())
        line += ", column " + row.column;
    if (!row.value.empty())
        line += ", value “" + row.value + "”";
    line += ": " + row.rule;
    const auto sentence =
        importRuleWords(_ground.words, locale, row.rule, row.facts, *_ground.services.catalogue());
    return sentence.empty() ? line : line + ": " + sentence;
}

}  // namespace contacts
