#include "host/src/pages/LanguageSwitch.h"

#include "host/src/http/LocalPath.h"
#include "host/src/store/LentTransaction.h"

#include <algorithm>

namespace supportcentre {

helpdesk::Response LanguageSwitch::handle(const helpdesk::Request& request)
{
    const std::string locale(request.form.text("locale"));
    const auto& known = _parts.words.locales();
    if (std::find(known.begin(), known.end(), locale) == known.end())
    {
        helpdesk::Response refusal;
        refusal.status = 422;
        return refusal;
    }
    db::inTransaction(_parts.pool, [&](db::Connection& connection) {
        LentTransaction lent(connection);
        _parts.accounts.rename(lent, request.visitor.account, request.visitor.name, locale);
    });
    const std::string next(request.form.text("next"));
    return helpdesk::Response::to(isLocalPath(next) ? next : "/");
}

}  // namespace supportcentre
