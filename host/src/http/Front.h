// The front desk: takes a request that has passed the gate to its page and dresses the answer.
#pragma once

#include "host/src/http/AccessDesk.h"
#include "host/src/http/Counters.h"
#include "host/src/http/Origins.h"
#include "host/src/http/Reception.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/Reply.h"
#include "host/src/http/Router.h"
#include "host/src/pages/FrameRenderer.h"
#include "host/src/program/JsonLog.h"
#include "host/src/security/SignIn.h"

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
    };

    explicit Front(Parts parts) : _parts(std::move(parts)) {}

    /// The rooms behind the desk. Before they are open (database not there yet) and after they have closed,
    /// every page answers 503; assets and probes work all the same.
    struct House
    {
        const FrameRenderer& frame;
        AccessDesk& access;
    };
    void open(const House& house) noexcept { _house = &house; }
    void close() noexcept { _house = nullptr; }

    [[nodiscard]] Reply answer(const Inbound& inbound) noexcept;

    /// For what the gate has refused. `path` may be empty when nothing was understood.
    [[nodiscard]] Reply refusal(std::string_view path, const Rejected& rejected) noexcept;

private:
    struct Visit;

    Reply serve(Visit& visit);
    Reply asset(const Inbound& inbound) const;
    void admit(Visit& visit, helpdesk::Audience audience);
    void readBody(Visit& visit) const;
    void checkSource(const Visit& visit) const;
    Reply dressed(Visit& visit, helpdesk::Response response);
    void changeSession(const Visit& visit, const helpdesk::Response& response, Reply& reply);
    Reply failure(Visit& visit, int status, std::string_view detail, const std::string& incident) noexcept;

    Parts _parts;
    std::atomic<const House*> _house{nullptr};
};

}  // namespace supportcentre
