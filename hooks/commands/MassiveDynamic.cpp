#include "hooks/commands/DemoCommand.h"

#include <array>
#include <cstdio>

namespace contacts {

namespace {

constexpr std::size_t people = 2000;
constexpr std::array firstNames{"Olivia", "Peter", "Astrid", "Lincoln", "Nina",   "Charlie", "Rachel",
                                "Philip", "Élise", "Jürgen", "Søren",   "Chiara", "Mateusz", "Irina",
                                "Yusuf",  "Mei",   "Kofi",   "Ana",     "Ravi",   "Hannah"};
constexpr std::array lastNames{"Dunham", "Farnsworth", "Francis", "Broyles",  "Sharp",  "Jones",   "Bell",
                               "Lane",   "Moreau",     "Schäfer", "Nørgaard", "Rossi",  "Nowak",   "Petrova",
                               "Aydın",  "Zhang",      "Mensah",  "Souza",    "Kapoor", "Fischer", "Loeb"};
constexpr std::array departments{"Research", "Production", "Accounts", "Legal", "Operations"};
constexpr std::array roles{"application",
                           "technical",
                           "reports",
                           "work-orders",
                           "financial",
                           "agreement",
                           "application;reports",
                           "technical;work-orders"};


/// One person, always the same for the same number.
std::string row(std::size_t number)
{
    const std::string first = firstNames[number % firstNames.size()];
    const std::string last = lastNames[number / firstNames.size() % lastNames.size()];
    char rest[160];
    std::snprintf(rest, sizeof rest, "+1 617-495-%04zu,%s,en,%s,no,%s\n", number,
                  departments[number % departments.size()], number % 10 == 9 ? "no" : "yes",
                  roles[number % roles.size()]);
    return "Massive Dynamic,customer,,person" + std::to_string(number) + "@massive.example,," + first + "," +
           last + "," + rest;
}

}  // namespace


std::string massiveDynamic()
{
    std::string csv =
        "Massive Dynamic,customer,,walter.bishop@massive.example,Dr.,Walter,Bishop,+1 617-495-0000,"
        "Research,en,yes,yes,management;primary-contact\n";
    for (std::size_t number = 1; number < people; ++number)
        csv += row(number);
    return csv;
}

}  // namespace contacts
