#include "core/text/NetworkTrouble.h"

namespace contacts {

namespace {

/// The first one that fits counts. {code} is OpenSSL's, which says nothing to a reader. POCO names the place
/// only where the system answers before the connection is under way.
constexpr Sentence sentences[] = {
    {"refused", "Connection refused"},
    {"refused-by", "Connection refused: {place}"},
    {"silent", "Timeout: connect timed out: {place}"},
    {"late", "Timeout"},
    {"no-way", "Net Exception: No route to host"},
    {"no-way", "Net Exception: Host is down"},
    {"no-way", "Net Exception: Network is unreachable"},
    {"no-way-to", "Net Exception: No route to host: {place}"},
    {"no-way-to", "Net Exception: Host is down: {place}"},
    {"no-way-to", "Net Exception: Network is unreachable: {place}"},
    {"reset", "Connection reset by peer"},
    {"reset", "Connection aborted"},
    {"reset", "I/O error: Broken pipe"},
    {"closed", "SSL connection unexpectedly closed"},
    {"closed", "SSL Exception: {code}unexpected eof while reading"},
    {"untrusted", "SSL Exception: {code}certificate verify failed"},
    {"other-name", "Certificate validation error: Unacceptable certificate from {host}: {code}"},
    {"no-tls", "SSL Exception: {code}wrong version number"},
    {"no-tls", "SSL Exception: {code}packet length too long"},
    {"old-tls", "SSL Exception: {code}unsupported protocol"},
    {"old-tls", "SSL Exception: {code}tlsv1 alert protocol version"},
    {"name-unknown", "the name is not known: Name or service not known"},
    {"name-empty", "the name is not known: No address associated with hostname"},
    {"name-empty", "the name has no address"},
    {"name-unanswered", "the name is not known: Temporary failure in name resolution"},
    {"name-late", "the name was not found in time"},
    {"name-unknown-said", "the name is not known: {said}"},
    {"name-failed", "the name cannot be looked up: {said}"},
};

}  // namespace


std::optional<ToldSentence> networkTroubleIn(std::string_view sentence)
{
    return toldIn(sentences, sentence);
}

}  // namespace contacts
