#pragma once

#include "hooks/api/ApiCall.h"
#include "hooks/export/ContactsFile.h"

namespace contacts {

/// GET /api/v1/customers/{customer}/contacts.csv|.xlsx|.pdf: the list of the same parameters, whole unless a
/// page is asked for.
class ContactsFileCall final : public ApiCall
{
public:
    ContactsFileCall(FileGround on, FileKind kind) : ApiCall(on.ground), _on(on), _kind(kind) {}

protected:
    helpdesk::Response answer(const helpdesk::Request& request) override;

private:
    const FileGround _on;
    const FileKind _kind;
};

}  // namespace contacts
