#include "templates/View.h"

#include <array>

namespace templates {

namespace {

/// 0 for what stands as it is, else the place of its entity.
constexpr auto kinds = [] {
    std::array<unsigned char, 256> table{};
    table['&'] = 1;
    table['<'] = 2;
    table['>'] = 3;
    table['"'] = 4;
    table['\''] = 5;
    return table;
}();

constexpr std::array<std::string_view, 6> entities{"", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};

}  // namespace


void escapeHtml(std::string& out, std::string_view text)
{
    std::size_t clean = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (const auto kind = kinds[static_cast<unsigned char>(text[i])]; kind != 0)
        {
            out.append(text.data() + clean, i - clean);
            out.append(entities[kind]);
            clean = i + 1;
        }
    out.append(text.data() + clean, text.size() - clean);
}

}  // namespace templates
