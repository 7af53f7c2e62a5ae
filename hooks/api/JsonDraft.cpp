#include "hooks/api/JsonDraft.h"

#include "hooks/api/JsonChanges.h"
#include "hooks/api/Problems.h"

namespace contacts {

helpdesk::Json toJson(const Ground& ground, const DraftView& view, std::string_view locale, Hearer hearer)
{
    return helpdesk::Json::object()
        .set("version", std::uint64_t{view.draft.version})
        .set("changes", toJson(view.draft.changes))
        .set("findings", toJson(ground, view.findings, locale, hearer));
}

}  // namespace contacts
