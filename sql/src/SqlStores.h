#pragma once

#include "sql/src/SqlAuditStore.h"
#include "sql/src/SqlAuditWalkStore.h"
#include "sql/src/SqlCatalogueStore.h"
#include "sql/src/SqlContactStore.h"
#include "sql/src/SqlCustomerStore.h"
#include "sql/src/SqlDirectoryStore.h"
#include "sql/src/SqlDoorStore.h"
#include "sql/src/SqlDraftStore.h"
#include "sql/src/SqlErasureStore.h"
#include "sql/src/SqlErrandStore.h"
#include "sql/src/SqlIdempotencyStore.h"
#include "sql/src/SqlImportStore.h"
#include "sql/src/SqlMailTestStore.h"
#include "sql/src/SqlOutboxStore.h"
#include "sql/src/SqlRequestStore.h"
#include "sql/src/SqlSuggestionStore.h"
#include "sql/src/SqlTokenStore.h"
#include "sql/src/SqlUserLinkStore.h"

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
          mailTests(connection),
          tokens(connection),
          catalogue(connection),
          door(connection),
          erasure(connection),
          suggestions(connection),
          directory(connection),
          walks(connection),
          imports(connection),
          errands(connection),
          userLinks(connection)
    {
    }

    SqlCustomerStore customers;
    SqlContactStore contacts;
    SqlDraftStore drafts;
    SqlRequestStore requests;
    SqlIdempotencyStore idempotency;
    SqlAuditStore audit;
    SqlOutboxStore outbox;
    SqlMailTestStore mailTests;
    SqlTokenStore tokens;
    SqlCatalogueStore catalogue;
    SqlDoorStore door;
    SqlErasureStore erasure;
    SqlSuggestionStore suggestions;
    SqlDirectoryStore directory;
    SqlAuditWalkStore walks;
    SqlImportStore imports;
    SqlErrandStore errands;
    SqlUserLinkStore userLinks;
};

}  // namespace contacts::sql
