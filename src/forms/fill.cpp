#include "forms/fill.h"

#include "forms/document_text.h"
#include "forms/filling.h"
#include "forms/html_page.h"
#include "forms/look.h"
#include "forms/page_classes.h"

namespace shouwang::forms {

Result<std::string> FillDocx(const Form& form, const FormValues& values) {
  DocxFile filled;
  filled.parts.reserve(form.docx.parts.size());
  for (const auto& [name, bytes] : form.docx.parts) {
    if (!IsFilledPart(name)) {
      filled.parts.emplace_back(name, bytes);
      continue;
    }
    pugi::xml_document document;
    if (Status status = ParsePart(bytes, form.file, document); !status) return Fail(status.error());
    if (Status status = FillPart(form, values, document); !status) return Fail(status.error());
    filled.parts.emplace_back(name, PrintPart(document));
  }
  return WriteDocx(filled);
}

Result<std::string> FillHtml(const Form& form, const FormValues& values, std::string_view stylesheet) {
  const auto styles = StyleSheet::Read(form);
  if (!styles) return Fail(styles.error());
  pugi::xml_document document;
  const std::string* bytes = form.docx.Part(kDocumentPart);
  if (Status status = ParsePart(*bytes, form.file, document); !status) return Fail(status.error());
  if (Status status = FillPart(form, values, document); !status) return Fail(status.error());
  return WriteHtmlPage(form, *styles, document, stylesheet);
}

const std::string& FormStylesheet() {
  static const std::string kCss = BuildStylesheet();
  return kCss;
}

}  // namespace shouwang::forms
