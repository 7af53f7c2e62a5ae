// Forms as they stand in a page of ours, so that tests post what a browser without JavaScript would post.
#pragma once

#include "tests/support/HttpClient.h"

namespace tests {

struct PageForm
{
    struct Field
    {
        std::string name;
        std::string type;
        std::string value;
        bool checked = false;
    };

    std::string action;  ///< As in the page; empty: the page's own address.
    std::vector<Field> fields;

    /// What is sent when nothing is touched: hidden and text fields, and boxes that are checked.
    [[nodiscard]] FormFields untouched() const;
};

/// All forms of the page, in order.
[[nodiscard]] std::vector<PageForm> formsOf(const std::string& html);

/// The first form whose action or one of whose fields has this name; throws std::runtime_error when there is
/// none.
[[nodiscard]] PageForm formWith(const std::string& html, const std::string& actionOrField);

/// GET that follows redirects on this host.
[[nodiscard]] Answer follow(HttpClient& client, std::string path);

/// Opens the activation link, types the password into every password field and sends the form.
Answer activateAt(HttpClient& client, const std::string& path, const std::string& password);

/// &amp; &lt; &gt; &quot; &#39; as characters.
[[nodiscard]] std::string unescaped(std::string text);

}  // namespace tests
