#pragma once

#include "core/contacts/EditCustomer.h"
#include "hooks/pages/agent/DeskVisit.h"

namespace contacts {

/// GET and POST /agent/customers/new and /agent/customers/{customer}/edit
class CustomerFormPage final : public helpdesk::Page
{
public:
    enum class Of { newOne, known };

    /// `script`: address of customer.js, which shows what counts for the chosen kind only.
    CustomerFormPage(const Ground& ground, Of of, std::string script)
        : _ground(ground),
          _of(of),
          _script(std::move(script))
    {
    }
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    /// As it stands in the form: relatives by name.
    struct Typed
    {
        Customer customer{};
        std::string parent;
        std::string paysFor;
    };

    /// `odd`: the texts that held control characters.
    [[nodiscard]] helpdesk::Response save(const DeskVisit& visit, const std::optional<Customer>& stored,
                                          const Findings& odd) const;
    [[nodiscard]] helpdesk::Response show(const DeskVisit& visit, const std::optional<Customer>& stored,
                                          const Typed& typed, const Findings& findings,
                                          std::string_view told = {}, int status = 200) const;
    [[nodiscard]] Typed typedOf(const Customer& customer) const;

    const Ground& _ground;
    Of _of;
    std::string _script;
};

}  // namespace contacts
