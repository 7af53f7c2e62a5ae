#include "sql/src/SqlCatalogueStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

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

}  // namespace


std::optional<Catalogue> SqlCatalogueStore::load()
{
    if (!Query(_connection, query::catalogue_revision).next())
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
    return Catalogue(std::move(roles));
}


void SqlCatalogueStore::store(const Catalogue& catalogue)
{
    // First of all: two that store at once come one after the other.
    if (Query(_connection, query::catalogue_raise_revision).run() == 0 &&
        !Query(_connection, query::catalogue_first_revision).runUnlessTaken())
        throw StorageFailure(StorageFailure::Kind::again, "two role catalogues were stored at once");
    for (const auto sql :
         {query::catalogue_remove_words, query::catalogue_remove_requirements, query::catalogue_remove_roles})
        Query(_connection, sql).run();
    std::size_t position = 0;
    for (const auto& role : catalogue.roles())
        addRole(_connection, role, ++position);
}

}  // namespace contacts::sql
