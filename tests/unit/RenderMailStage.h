// The scene's mails as their receivers read them.
#pragma once

#include "tests/unit/MailScene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class RenderMailStage : public CppUnit::TestFixture
{
public:
    void setUp() override { _scene = std::make_unique<MailScene>(); }
    void tearDown() override { _scene.reset(); }

protected:
    static void has(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE("\"" + part + "\" is not in:\n" + text, text.find(part) != std::string::npos);
    }

    static void hasNot(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE("\"" + part + "\" is in:\n" + text, text.find(part) == std::string::npos);
    }

    std::variant<RenderedMail, Withdrawal> attempt(const Mail& mail)
    {
        return RenderMail(_scene->sources())(mail, _scene->settings());
    }

    RenderedMail render(const Mail& mail)
    {
        const auto result = attempt(mail);
        if (const auto* withdrawal = std::get_if<Withdrawal>(&result))
            CPPUNIT_FAIL("withdrawn: " + withdrawal->reason);
        return std::get<RenderedMail>(result);
    }

    std::string withdrawal(const Mail& mail)
    {
        const auto result = attempt(mail);
        const auto* withdrawal = std::get_if<Withdrawal>(&result);
        return withdrawal == nullptr ? "sent" : withdrawal->reason;
    }

    void rewrite(ContactId contact, const std::function<void(Person&)>& how)
    {
        _scene->inOne([&](UnitOfWork& work) {
            auto person = work.contacts().find(_scene->customer, contact).value().person;
            how(person);
            work.contacts().writeMembership(_scene->customer, contact, person);
        });
    }

    void letSofiaAdminister()
    {
        rewrite(_scene->sofia, [](Person& person) { person.roles.insert("cust-admin"); });
    }

    std::unique_ptr<MailScene> _scene;
};

}  // namespace contacts::tests
