#pragma once

#include "mail/RenderMail.h"

namespace contacts {

/// The job behind *Send test mail*: past the queue, and everything that is said on the way is kept for the
/// administrator who asked. One run at a time in a process.
class TestMails
{
public:
    struct Sources
    {
        Storage& storage;
        const Clock& clock;
        const Secrets& secrets;
        const RenderMail& render;
        std::function<MailSettings()> settings;
    };

    explicit TestMails(Sources sources) : _sources(std::move(sources)) {}

    /// Sends one that somebody asked for. False: nobody did. Throws StorageFailure only.
    bool operator()();

private:
    void send(MailTest& test) const;

    Sources _sources;
};

}  // namespace contacts
