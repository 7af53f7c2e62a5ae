// The front desk: takes a request that has passed the gate to its page and hands the answer back.
#pragma once

#include "host/src/http/Dresser.h"
#include "host/src/http/FrameEntry.h"
#include "host/src/http/Origins.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/Router.h"

#include <atomic>

namespace supportcentre {

/// [thread-safe]. answer() and refusal() never throw: whatever happens behind the desk, the client gets an
/// answer.
class Front
{
public:
    struct Parts
    {
        Router& router;
        const Assets& assets;
        const Reception& reception;
        const Cookies& cookies;
        Origins origins;
        SignIn& signIn;
        JsonLog& log;
        Counters& counters;
        Cookies::Transport transport;
        std::vector<std::string> trustedProxies;  ///< Addresses whose X-Forwarded-For is believed.
        FrameEntry* frames = nullptr;             ///< Null: no other site shows our pages.
    };

    explicit Front(Parts parts)
        : _parts(std::move(parts)),
          _dresser({_parts.reception, _parts.cookies, _parts.signIn, _parts.log, _parts.counters,
                    _parts.transport})
    {
    }

    /// Before the house is open (database not there yet) every page answers 503; assets and probes work all
    /// the same.
    void open(const House& house) noexcept { _house = &house; }

    [[nodiscard]] Reply answer(const Inbound& inbound) noexcept;

    /// Whether the page at this address takes files, and from this person. Asked when only the head was read.
    [[nodiscard]] bool takesUpload(const Inbound& inbound) const noexcept;

    /// For what was refused before it was read to its end. Of what the gate has refused nothing counts but
    /// the path, which may be empty; of what was too large, also who sends it.
    [[nodiscard]] Reply refusal(const Inbound& inbound, const Rejected& rejected) noexcept;

private:
    Reply answered(Visit& visit);
    Reply servedOrSent(Visit& visit);
    Reply serve(Visit& visit);
    Reply fromFrame(Visit& visit);
    void receiveTooLarge(Visit& visit) const noexcept;
    void noteRefusal(const Visit& visit, int status) const;
    [[nodiscard]] SessionKind kindOf(const Inbound& inbound) const;
    void receive(Visit& visit, helpdesk::Audience audience) const;
    void admit(Visit& visit, helpdesk::Audience audience) const;
    void hearLanguage(Visit& visit, const helpdesk::Fields& query) const;
    void holdUntilPasswordIsChanged(const Visit& visit, helpdesk::Audience audience) const;
    void welcomeStranger(Visit& visit) const;
    void readBody(Visit& visit, TakesFiles takesFiles, OddValues odd) const;
    void checkSource(const Visit& visit) const;

    Parts _parts;
    Dresser _dresser;
    std::atomic<const House*> _house{nullptr};
};

}  // namespace supportcentre
