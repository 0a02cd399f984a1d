// A filled document as an HTML page: paragraphs, and tables with their widths, merged cells and borders. Internal to
// forms.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "forms/form.h"
#include "forms/look.h"

namespace shouwang::forms {

std::string EscapeHtml(std::string_view text);

// `document` is the filled word/document.xml of `form`.
std::string WriteHtmlPage(const Form& form, const StyleSheet& styles, const pugi::xml_document& document,
                          std::string_view stylesheet);

}  // namespace shouwang::forms
