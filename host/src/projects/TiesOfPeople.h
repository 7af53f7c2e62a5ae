// Service helpdesk.ties/1.
#pragma once

#include "sql/base/Database.h"

#include <helpdesk/Services.h>

namespace supportcentre {

/// [thread-safe]
class TiesOfPeople final : public helpdesk::Ties
{
public:
    explicit TiesOfPeople(db::Pool& pool) : _pool(pool) {}

    helpdesk::PersonTies of(std::string_view customer, std::string_view contact,
                            helpdesk::AccountId account) override;

private:
    db::Pool& _pool;
};

}  // namespace supportcentre
