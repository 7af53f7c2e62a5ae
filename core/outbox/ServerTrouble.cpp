#include "core/outbox/ServerTrouble.h"

namespace contacts {

namespace {

/// The first one that fits counts. {said} is what a library or the system said.
constexpr Sentence sentences[] = {
    {"handed-over", "{reason}, after the mail had been handed over"},
    {"handed-over-again", "handed over {times} times: {reason}"},
    {"no-connection", "no connection to the mail server: {trouble}"},
    {"name-empty", "the mail server has no address"},
    {"certificate-old", "no secure connection to the mail server, its certificate has run out: {said}"},
    {"certificate-early",
     "no secure connection to the mail server, its certificate is not valid yet: {said}"},
    {"certificate-untrusted",
     "no secure connection to the mail server, its certificate comes from an authority that is not trusted "
     "here: {said}"},
    {"certificate-refused",
     "no secure connection to the mail server, its certificate is not accepted: {said}"},
    {"certificate-name",
     "no secure connection to the mail server, its certificate does not name {host}: {said}"},
    {"tls-later",
     "no secure connection to the mail server, it does not speak TLS from the first byte at this port: "
     "{said}"},
    {"not-secure", "no secure connection to the mail server: {trouble}"},
    {"tls-at-once",
     "the mail server speaks TLS from the first byte at this port, so nothing was sent: choose TLS"},
    {"no-starttls", "the mail server offers no STARTTLS, so nothing was sent"},
    {"spoke-early", "the mail server spoke before its turn"},
    {"broke", "the connection to the mail server broke: {trouble}"},
    {"late", "the mail server took too long"},
    {"closed", "the mail server closed the connection"},
    {"no-smtp", "the mail server does not speak SMTP"},
    {"endless", "the mail server's answer does not end"},
    {"no-smtputf8", "the address has letters beyond ASCII, and the mail server offers no SMTPUTF8"},
    {"log-in-open",
     "a log-in without TLS would show the password to everybody on the way, so nothing was sent"},
    {"log-in-long", "user name and password of the mail server are too long"},
    {"log-in-unknown", "the mail server offers no log-in that we know ({kinds})"},
    {"password-lost",
     "the password of the mail server cannot be opened any more, so nothing was sent: enter Password again "
     "in the settings"},
    {"spool", "the spool folder cannot be written: {said}"},
    {"spooled", "written as {file}"},
    {"unwritten", "it cannot be written: {said}"},
};

}  // namespace


std::optional<ToldSentence> serverTroubleIn(std::string_view answer)
{
    return toldIn(sentences, answer);
}

}  // namespace contacts
