#pragma once

#include <string>
#include <string_view>

namespace templates {

/// HTML without the blanks that only make its source readable: gone beside block elements, one space
/// elsewhere. Texts of <pre>, <textarea>, <script> and <style> and quoted attribute values stay as they are.
/// Comments of Mustache and HTML go.
[[nodiscard]] std::string minify(std::string_view html, std::string_view where);

}  // namespace templates
