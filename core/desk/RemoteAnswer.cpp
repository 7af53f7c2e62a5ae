#include "core/desk/RemoteAnswer.h"

namespace contacts {

namespace {

/// The first one that fits counts. {house} is the name of that helpdesk, and {said} what others said.
constexpr Sentence sentences[] = {
    {"incident", "{reason} (incident {incident})"},
    {"elsewhere", "{reason}, in another queue than ours"},
    {"users-forbidden", "we may not make users (global right {right})"},
    {"users-hidden", "{house} hides users from us (global right {right})"},
    {"right", "{reason} (right {right})"},
    {"ticket-hidden", "ticket {ticket} of {house} is gone, or hidden from us"},
    {"ticket-merged", "ticket {ticket} of {house} was merged into {other}"},
    {"ticket-foreign", "ticket {ticket} of {house} carries another request's reference"},
    {"ticket-deleted", "ticket {ticket} of {house} was deleted"},
    {"ticket-field", "ticket {ticket} of {house} did not keep the custom field {field}"},
    {"ticket-status-said", "ticket {ticket} of {house} did not become {status}: {said}"},
    {"ticket-status", "ticket {ticket} of {house} did not become {status}"},
    {"ticket-taken", "ticket {ticket} belongs to another request here"},
    {"no-ticket", "its request has no ticket there"},
    {"no-request", "its request does not exist any more"},
    {"no-customer", "its customer does not exist any more"},
    {"user-privileged", "user {user} ({name}) of {house} is privileged: we write to customers only"},
    {"user-own", "user {user} ({name}) of {house} is one of its own users: we write to customers only"},
    {"user-renamed",
     "user {user} ({name}) of {house} was {before} when we saw him last: whom are we to disable?"},
    {"user-twice",
     "user {user} ({name}) of {house} and user {other} ({second}) of {there} have the address {address}: one "
     "of them must go"},
    {"user-field",
     "user {user} ({name}) of {house} does not take his {field}: another user may have it, or a rule of "
     "{there}'s forbids it"},
    {"user-vanished", "user {user} ({name}) of {house} vanished while we wrote to him"},
    {"user-password",
     "user {user} ({name}) of {house} does not get his password: {there}'s own rules for passwords must not "
     "ask for more than ours"},
    {"user-taken", "user {user} ({name}) belongs to another contact here"},
    {"password-key", "his password was concealed with another key: he must choose it again"},
    {"forgotten", "{call}: {house} has forgotten us meanwhile"},
    {"answered-said", "{call} was answered {status}: {said}"},
    {"answered", "{call} was answered {status}"},
    {"call", "{call}: {reason}"},
    {"not-raised", "{house} raised no ticket in the queue {queue}"},
    {"no-number", "{house} raised a ticket and did not say its number"},
    {"no-json", "{house}'s answer is not the JSON it should be"},
    {"token", "{house} does not know the token"},
    {"user-unsaid", "{house} did not say which user it made"},
    {"user-another", "{house} answered with another user than we asked for"},
    {"address-long", "{house} keeps no address as long as {address}"},
    {"no-connection", "no connection: {trouble}"},
    {"not-secure", "no secure connection: {trouble}"},
    {"broke-asking", "the connection broke while we asked: {trouble}"},
    {"broke-answering", "the connection broke while it answered: {trouble}"},
    {"broke", "the connection broke: {trouble}"},
    {"late", "no whole answer in time"},
    {"closed", "it closed the connection before it had answered"},
    {"no-http-said", "its answer is no HTTP: {said}"},
    {"no-http", "its answer is no HTTP"},
    {"chunks", "it answers in chunks, which nobody asked for"},
    {"cut-off", "its answer broke off"},
    {"too-large", "its answer is larger than {bytes} bytes"},
    {"no-address", "this is no address of a helpdesk: http or https, a host and a path"},
    {"no-address-said", "this is no address: {said}"},
    {"characters", "a header or an address holds characters that do not belong there"},
};


}  // namespace


std::optional<RemoteAnswer> remoteAnswerIn(std::string_view sentence)
{
    return toldIn(sentences, sentence);
}

}  // namespace contacts
