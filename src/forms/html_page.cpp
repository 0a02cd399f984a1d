#include "forms/html_page.h"

#include <fmt/format.h>

#include "forms/html_writer.h"
#include "forms/page_classes.h"

namespace shouwang::forms {
namespace {

// A footer with a page number asks for page numbers.
bool HasPageNumbers(const Form& form) {
  for (const auto& [name, bytes] : form.docx.parts) {
    const bool is_footer = name.starts_with("word/footer") && name.ends_with(".xml");
    if (is_footer && bytes.find("PAGE") != std::string::npos) return true;
  }
  return false;
}

PageLook ReadPage(const pugi::xml_node& section, const Form& form) {
  PageLook page;
  const auto size = section.child("w:pgSz");
  const auto margins = section.child("w:pgMar");
  page.width = size.attribute("w:w").as_int(page.width);
  page.landscape = page.width > size.attribute("w:h").as_int(page.width);
  page.top = margins.attribute("w:top").as_int(page.top);
  page.bottom = margins.attribute("w:bottom").as_int(page.bottom);
  page.left = margins.attribute("w:left").as_int(page.left);
  page.right = margins.attribute("w:right").as_int(page.right);
  page.numbered = HasPageNumbers(form);
  return page;
}

}  // namespace

std::string EscapeHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string WriteHtmlPage(const Form& form, const StyleSheet& styles, const pugi::xml_document& document,
                          std::string_view stylesheet) {
  const auto body = document.child("w:document").child("w:body");
  const PageLook page = ReadPage(body.child("w:sectPr"), form);
  HtmlWriter writer(styles);
  writer.WriteBlocks(body, page.width - page.left - page.right);
  return fmt::format(
      "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
      "<link rel=\"stylesheet\" href=\"{}\">\n</head>\n<body>\n<main class=\"{}\">\n{}</main>\n</body>\n</html>\n",
      EscapeHtml(form.title), EscapeHtml(stylesheet), PageClasses(page), writer.Take());
}

}  // namespace shouwang::forms
