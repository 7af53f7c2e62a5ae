#include "sql/src/SqlCatalogueStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Several.h"

#include <algorithm>

namespace contacts::sql {

namespace {

std::string joinedKinds(const std::set<CustomerKind>& kinds)
{
    std::set<std::string, std::less<>> words;
    for (const auto kind : kinds)
        words.emplace(contacts::wordOf(kind));
    return joined(words);
}


std::set<CustomerKind> splitKinds(std::string_view text)
{
    std::set<CustomerKind> kinds;
    for (const auto& word : split(text))
        kinds.insert(known(customerKindFrom(word), "kind of customer"));
    return kinds;
}


void addRole(db::Connection& connection, const Role& role, std::size_t position)
{
    Query(connection, query::catalogue_add_role)
        .with(role.key, position, role.primary, joined(role.permissions), joinedKinds(role.offeredTo),
              joined(role.incompatibleWith))
        .run();
    for (const auto& [locale, words] : role.words)
        Query(connection, query::catalogue_add_word)
            .with(role.key, locale, words.label, words.description)
            .run();
    for (const auto& [kind, group] : role.requiredFor)
        Query(connection, query::catalogue_add_requirement).with(role.key, wordOf(kind), group).run();
}


/// The first column of the only row; 0 when there is none.
std::uint64_t theNumber(Query& query)
{
    std::uint64_t number = 0;
    while (query.next())
        number = static_cast<std::uint64_t>(query.number());
    return number;
}


/// Rows of a name and, in each, the counts over all of them.
CustomerTally tally(Query& query, std::size_t names)
{
    CustomerTally found;
    while (query.next())
    {
        auto name = query.string();
        if (found.names.size() < names)
            found.names.push_back(std::move(name));
        found.customers = query.count();
        found.people = query.count();
    }
    return found;
}


/// As many as there are question marks: no role is called "".
void addRoles(Query& query, const std::vector<RoleKey>& roles, std::size_t marks)
{
    for (std::size_t i = 0; i < marks; ++i)
        query.add(i < roles.size() ? std::string_view(roles[i]) : std::string_view());
}

}  // namespace


std::optional<Catalogue> SqlCatalogueStore::load()
{
    const auto stored = revision();
    if (stored == 0)
        return std::nullopt;
    std::vector<Role> roles;
    Query rows(_connection, query::catalogue_roles);
    while (rows.next())
    {
        auto& role = roles.emplace_back();
        role.key = rows.text();
        role.primary = rows.flag();
        role.permissions = split(rows.text());
        role.offeredTo = splitKinds(rows.text());
        role.incompatibleWith = split(rows.text());
    }
    std::map<RoleKey, Role*, std::less<>> byKey;
    for (auto& role : roles)
        byKey[role.key] = &role;
    Query words(_connection, query::catalogue_words);
    while (words.next())
    {
        auto& role = *byKey.at(words.string());
        auto& said = role.words[words.string()];
        said.label = words.text();
        said.description = words.text();
    }
    Query requirements(_connection, query::catalogue_requirements);
    while (requirements.next())
    {
        auto& role = *byKey.at(requirements.string());
        const auto kind = known(customerKindFrom(requirements.text()), "kind of customer");
        role.requiredFor[kind] = requirements.text();
    }
    return Catalogue(std::move(roles), stored);
}


std::optional<std::uint64_t> SqlCatalogueStore::store(const Catalogue& catalogue)
{
    // First of all: two that store at once come one after the other.
    if (catalogue.revision() == 0)
    {
        if (!Query(_connection, query::catalogue_first_revision).runUnlessTaken())
            return std::nullopt;
    }
    else if (Query(_connection, query::catalogue_raise_revision).with(catalogue.revision()).run() == 0)
        return std::nullopt;
    replaceRoles(catalogue);
    return catalogue.revision() + 1;
}


void SqlCatalogueStore::replaceRoles(const Catalogue& catalogue)
{
    for (const auto sql :
         {query::catalogue_remove_words, query::catalogue_remove_requirements, query::catalogue_remove_roles})
        Query(_connection, sql).run();
    std::size_t position = 0;
    for (const auto& role : catalogue.roles())
        addRole(_connection, role, ++position);
}


std::uint64_t SqlCatalogueStore::revision()
{
    Query query(_connection, query::catalogue_revision);
    return theNumber(query);
}


std::uint64_t SqlCatalogueStore::hold()
{
    // SQLite has one writer at a time: whoever is in a transaction that writes holds it already.
    Query query(_connection, _connection.engine() == db::Engine::mysql ? query::catalogue_hold_mysql
                                                                       : query::catalogue_revision);
    return theNumber(query);
}


CustomerTally SqlCatalogueStore::holders(const RoleKey& role, std::optional<CustomerKind> kind,
                                         std::size_t least, std::size_t names)
{
    const auto word = kind ? wordOf(*kind) : std::string_view();
    Query query(_connection, query::catalogue_holders);
    return tally(query.with(role, least, word, word, std::max<std::size_t>(names, 1)), names);
}


CustomerTally SqlCatalogueStore::lacking(std::optional<CustomerKind> kind, const std::vector<RoleKey>& has,
                                         const std::vector<RoleKey>& had, std::size_t names)
{
    const auto word = kind ? wordOf(*kind) : std::string_view();
    const auto values = std::max<std::size_t>({1, has.size(), had.size()});
    Query query(_connection, listsOf(query::catalogue_lacking, values));
    query.with(word, word);
    addRoles(query, has, values);
    query.add(had.size());
    addRoles(query, had, values);
    query.add(std::max<std::size_t>(names, 1));
    return tally(query, names);
}


std::size_t SqlCatalogueStore::holdersOfBoth(const RoleKey& one, const RoleKey& other)
{
    Query query(_connection, query::catalogue_both);
    return theNumber(query.with(other, one));
}


CatalogueStore::Mentions SqlCatalogueStore::mentions(const RoleKey& role)
{
    const auto count = [&](std::string_view sql) {
        Query query(_connection, sql);
        return theNumber(query.with(role, role, role + " %", "% " + role, "% " + role + " %"));
    };
    Mentions found;
    found.drafts = count(query::catalogue_in_drafts);
    found.requests = count(query::catalogue_in_requests);
    return found;
}

}  // namespace contacts::sql
