#pragma once

#include "sql/src/SqlAuditStore.h"
#include "sql/src/SqlCatalogueStore.h"
#include "sql/src/SqlContactStore.h"
#include "sql/src/SqlCustomerStore.h"
#include "sql/src/SqlDoorStore.h"
#include "sql/src/SqlDraftStore.h"
#include "sql/src/SqlErasureStore.h"
#include "sql/src/SqlIdempotencyStore.h"
#include "sql/src/SqlOutboxStore.h"
#include "sql/src/SqlRequestStore.h"
#include "sql/src/SqlSuggestionStore.h"
#include "sql/src/SqlTokenStore.h"

namespace contacts::sql {

/// All stores over one connection.
struct SqlStores
{
    SqlStores(db::Connection& connection, const Hash& sha256)
        : customers(connection),
          contacts(connection),
          drafts(connection),
          requests(connection),
          idempotency(connection),
          audit(connection, sha256),
          outbox(connection),
          tokens(connection),
          catalogue(connection),
          door(connection),
          erasure(connection),
          suggestions(connection)
    {
    }

    SqlCustomerStore customers;
    SqlContactStore contacts;
    SqlDraftStore drafts;
    SqlRequestStore requests;
    SqlIdempotencyStore idempotency;
    SqlAuditStore audit;
    SqlOutboxStore outbox;
    SqlTokenStore tokens;
    SqlCatalogueStore catalogue;
    SqlDoorStore door;
    SqlErasureStore erasure;
    SqlSuggestionStore suggestions;
};

}  // namespace contacts::sql
