#include "hooks/export/ContactsFile.h"

#include "core/text/Words.h"
#include "hooks/pages/Forms.h"

namespace contacts {

namespace {

constexpr std::pair<FileKind, std::string_view> kinds[] = {
    {FileKind::csv, "csv"}, {FileKind::xlsx, "xlsx"}, {FileKind::pdf, "pdf"}};


std::string typeOf(FileKind kind)
{
    switch (kind)
    {
    case FileKind::csv: return "text/csv; charset=utf-8";
    case FileKind::xlsx: return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileKind::pdf: return "application/pdf";
    }
    return {};
}


/// The title without what browsers write otherwise, or nobody can type: "Contacts – Acme Oil".
std::string fileName(std::string title)
{
    for (const std::string_view colon : {"\xC2\xA0: ", "\xE2\x80\xAF: ", ": "})
        if (const auto at = title.find(colon); at != std::string::npos)
            title.replace(at, colon.size(), " \xE2\x80\x93 ");
    return title;
}


std::pair<std::string, std::string> nameOf(const SheetWish& wish, const sheets::Sheet& sheet, FileKind kind,
                                           const std::string& draftWord)
{
    // Two files of one list, one with what is not in effect: their names tell them apart.
    const bool drafted = wish.draft != nullptr;
    const auto title = fileName(sheet.title) + (drafted ? " \xE2\x80\x93 " + draftWord : std::string());
    return attachment("contacts-" + wish.customer.id.text() + (drafted ? "-draft" : ""), title,
                      "." + std::string(wordOf(kind)));
}

}  // namespace


std::string_view wordOf(FileKind kind)
{
    return words::wordIn(kinds, kind);
}


std::optional<helpdesk::Response> contactsFile(const FileGround& on, FileKind kind, const SheetWish& wish)
{
    auto turn = on.running.begin(wish.customer.id, wish.reader);
    if (!turn)
        return std::nullopt;
    const auto sheet =
        contactSheet(on.ground, wish, kind == FileKind::csv ? Spelling::json : Spelling::words);
    helpdesk::Response response;
    response.contentType = typeOf(kind);
    response.body = kind == FileKind::csv
                        ? csvText(sheet)
                        : on.writer.write(kind == FileKind::xlsx ? sheets::Format::xlsx : sheets::Format::pdf,
                                          sheet, [&](unsigned percent) { turn->tell(percent); });
    response.headers.push_back(
        nameOf(wish, sheet, kind, on.ground.words.say(wish.locale, "list.export.column.draft")));
    response.headers.emplace_back("X-Rows", std::to_string(sheet.cells.rows()));
    return response;
}


std::pair<std::string, std::string> retryLater()
{
    return {"Retry-After", "5"};
}


helpdesk::Response tooManyFiles()
{
    helpdesk::Response later;
    later.status = 429;
    later.headers.push_back(retryLater());
    return later;
}


std::pair<std::string, std::string> attachment(const std::string& plain, const std::string& title,
                                               const std::string& ending)
{
    return {"Content-Disposition", "attachment; filename=\"" + plain + ending + "\"; filename*=UTF-8''" +
                                       percentEncoded(title + ending)};
}

}  // namespace contacts
