#include "sql/src/StandingIndex.h"

#include "sql/Queries.h"
#include "sql/src/Query.h"

#include <vector>

namespace contacts::sql {

namespace {

struct Place
{
    CustomerId customer{};
    std::int64_t noted = 0;
    std::int64_t notedUntil = 0;
    std::int64_t standing = 0;
    std::int64_t until = 0;
};


std::vector<Place> placesOf(db::Connection& connection, ContactId contact)
{
    Query query(connection, query::standing_of_contact);
    query.with(contact);
    std::vector<Place> places;
    while (query.next())
    {
        auto& place = places.emplace_back();
        place.customer = query.id<CustomerId>();
        place.noted = query.number();
        place.notedUntil = query.number();
        place.standing = query.number();
        place.until = query.number();
    }
    return places;
}


/// A row that its transaction has just made is not counted yet.
bool counted(std::int64_t standing)
{
    return standing <= static_cast<std::int64_t>(everyStanding.back());
}

}  // namespace


void countStanding(db::Connection& connection, CustomerId customer, Standing standing, int by)
{
    Query(connection, query::standing_count).with(by, customer, static_cast<int>(standing)).run();
}


void noteStanding(db::Connection& connection, ContactId contact)
{
    for (const auto& place : placesOf(connection, contact))
    {
        if (place.noted == place.standing && place.notedUntil == place.until)
            continue;
        Query(connection, query::standing_note)
            .with(place.standing, place.until, contact, place.customer)
            .run();
        if (place.noted == place.standing)
            continue;
        if (counted(place.noted))
            countStanding(connection, place.customer, static_cast<Standing>(place.noted), -1);
        countStanding(connection, place.customer, static_cast<Standing>(place.standing), 1);
    }
}


void beginStandings(db::Connection& connection, CustomerId customer)
{
    for (const auto standing : everyStanding)
        Query(connection, query::standing_begin).with(customer, static_cast<int>(standing)).run();
}

}  // namespace contacts::sql
