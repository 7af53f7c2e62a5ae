#include "hooks/commands/ImportCommand.h"

#include "hooks/pages/ImportWords.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

namespace contacts {

namespace {

constexpr std::string_view locale = "en";

using Effect = ImportContacts::RowReport::Effect;


struct Wish
{
    std::string file;
    bool dryRun = false;
    bool invite = false;
    bool verbose = false;
};


std::optional<Wish> wishFrom(const std::vector<std::string>& arguments)
{
    Wish wish;
    for (const auto& argument : arguments)
        if (argument == "--dry-run")
            wish.dryRun = true;
        else if (argument == "--invite")
            wish.invite = true;
        else if (argument == "--verbose")
            wish.verbose = true;
        else if (argument.empty() || argument.starts_with("--") || !wish.file.empty())
            return std::nullopt;
        else
            wish.file = argument;
    return wish.file.empty() ? std::nullopt : std::optional(wish);
}


/// Of a file that cannot be read. A folder can be opened like one.
std::error_code whyUnreadable(const std::string& name, const std::ifstream& file)
{
    std::error_code none;
    if (std::filesystem::is_directory(name, none))
        return std::make_error_code(std::errc::is_a_directory);
    return file ? std::error_code() : std::error_code(errno, std::generic_category());
}


bool isUnknownOption(const std::string& argument)
{
    return argument.starts_with("--") && argument != "--dry-run" && argument != "--invite" &&
           argument != "--verbose";
}


std::string_view endingOf(const ImportContacts::Report& report)
{
    if (!report.written)
        return "command.import.nothing-written";
    const auto touched =
        report.customersAdded + report.contactsAdded + report.membershipsAdded + report.changed;
    return touched == 0 ? "command.import.nothing-to-write" : "command.import.written";
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
        const auto strange = std::find_if(arguments.begin(), arguments.end(), isUnknownOption);
        if (strange != arguments.end())
            out << _ground.words.say(locale, "command.import.no-option", {{"option", *strange}}) << "\n";
        out << "usage: import " << usage << "\n";
        return 2;
    }
    ImportContacts::Options options;
    options.dryRun = wish->dryRun;
    options.invite = wish->invite;
    options.progress = showProgress;
    // A dry run is asked for its rows; what was written is known by then, and would hide what is to be looked
    // at.
    const auto told = wish->dryRun || wish->verbose ? Rows::every : Rows::wrongOrOdd;
    if (wish->file == "-")
        return import(in, options, told, out);
    std::ifstream file(wish->file, std::ios::binary);
    if (const auto why = whyUnreadable(wish->file, file))
    {
        out << _ground.words.say(locale, "command.import.unreadable",
                                 {{"file", wish->file}, {"reason", why.message()}})
            << "\n";
        return 2;
    }
    return import(file, options, told, out);
}


int ImportCommand::import(std::istream& csv, const ImportContacts::Options& wish, Rows told,
                          std::ostream& out) const
{
    auto options = wish;
    options.inDesk = _inDesk;
    const auto report =
        ImportContacts(_ground.services)(csv, options, [&](const ImportContacts::RowReport& row) {
            if (told == Rows::every || row.effect == Effect::error ||
                (told == Rows::wrongOrOdd && row.effect == Effect::warning))
                out << say(row) << "\n";
        });
    const auto number = [](std::size_t value) { return static_cast<long long>(value); };
    if (report.stopped)
    {
        out << _ground.words.say(locale, "command.import.stopped",
                                 {{"done", number(report.done)}, {"rows", number(report.rows)}})
            << "\n";
        return report.errors > 0 ? 2 : 1;
    }
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
        << _ground.words.say(locale, endingOf(report)) << "\n";
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
