// The job that empties the outbox, with a transport that does as it is told.
#pragma once

#include "tests/unit/MailScene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <deque>

namespace contacts::tests {

/// Answers from a list, then "sent"; remembers what it carried.
class ToldTransport final : public Transport
{
public:
    explicit ToldTransport(std::deque<Delivery>& answers, std::vector<std::string>& carried)
        : _answers(answers),
          _carried(carried)
    {
    }

    Delivery send(const Envelope& envelope, const Message& message) override
    {
        _carried.push_back(envelope.to.address() + " " + message.id());
        if (_answers.empty())
            return {Delivery::Outcome::sent, "250 taken"};
        auto answer = _answers.front();
        _answers.pop_front();
        return answer;
    }

private:
    std::deque<Delivery>& _answers;
    std::vector<std::string>& _carried;
};

class SendMailsStage : public CppUnit::TestFixture
{
public:
    void setUp() override
    {
        _scene = std::make_unique<MailScene>();
        _render = std::make_unique<RenderMail>(_scene->sources());
        _settings = _scene->settings();
        _answers.clear();
        _carried.clear();
    }

    void tearDown() override
    {
        _render.reset();
        _scene.reset();
    }

protected:
    SendMails::Report run(std::function<void()> whileSending = {})
    {
        SendMails send(
            {_scene->storage, _scene->clock, _scene->secrets, *_render,
             [&] {
                 if (whileSending)
                     whileSending();
                 return _settings;
             },
             [&] { return _policy; },
             [&](const MailSettings&) { return std::make_unique<ToldTransport>(_answers, _carried); }});
        return send();
    }

    Mail put(MailKind kind, const std::string& suffix = {})
    {
        auto mail = _scene->about(kind);
        mail.key += suffix;
        _scene->put(mail);
        return mail;
    }

    std::unique_ptr<MailScene> _scene;
    std::unique_ptr<RenderMail> _render;
    std::deque<Delivery> _answers;
    std::vector<std::string> _carried;
    MailSettings _settings{};
    Policy _policy{};
};

}  // namespace contacts::tests
