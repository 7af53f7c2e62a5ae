#include "core/ports/RemoteTickets.h"
#include "core/text/Words.h"

namespace contacts {

namespace {

constexpr std::pair<RemoteSight, std::string_view> sights[] = {
    {RemoteSight::asLeft, "as-left"},      {RemoteSight::closed, "closed"},
    {RemoteSight::reopened, "reopened"},   {RemoteSight::merged, "merged"},
    {RemoteSight::moved, "moved"},         {RemoteSight::deleted, "deleted"},
    {RemoteSight::foreign, "foreign"},     {RemoteSight::setBack, "set-back"},
    {RemoteSight::hidden, "hidden"},       {RemoteSight::gone, "gone"},
    {RemoteSight::cancelled, "cancelled"},
};

constexpr std::pair<RemoteLack::Kind, std::string_view> lacks[] = {
    {RemoteLack::Kind::place, "place"},
    {RemoteLack::Kind::right, "right"},
    {RemoteLack::Kind::globalRight, "global-right"},
    {RemoteLack::Kind::field, "field"},
    {RemoteLack::Kind::status, "status"},
    {RemoteLack::Kind::version, "version"},
    {RemoteLack::Kind::unsafe, "unsafe"},
    {RemoteLack::Kind::other, "other"},
};

}  // namespace


std::string_view wordOf(RemoteSight sight)
{
    return words::wordIn(sights, sight);
}


std::string_view wordOf(RemoteLack::Kind kind)
{
    return words::wordIn(lacks, kind);
}


std::optional<RemoteSight> remoteSightFrom(std::string_view word)
{
    return words::valueIn(sights, word);
}

}  // namespace contacts
