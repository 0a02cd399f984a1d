#include "forms/template_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "forms/document_text.h"
#include "forms/filling.h"
#include "forms/look.h"
#include "forms/messages.h"
#include "forms/placeholder.h"

namespace shouwang::forms {
namespace {

struct Unprintable {
  std::string_view element;
  const char* what;
  const char* hint;
};

constexpr Unprintable kUnprintable[] = {
    {"w:ins", message::kTrackedChanges, message::kTrackedChangesHint},
    {"w:del", message::kTrackedChanges, message::kTrackedChangesHint},
    {"w:moveFrom", message::kTrackedChanges, message::kTrackedChangesHint},
    {"w:moveTo", message::kTrackedChanges, message::kTrackedChangesHint},
    {"w:drawing", message::kPictures, message::kPicturesHint},
    {"w:pict", message::kPictures, message::kPicturesHint},
    {"w:object", message::kPictures, message::kPicturesHint},
    {"mc:AlternateContent", message::kPictures, message::kPicturesHint},
    {"w:fldSimple", message::kAutomaticFields, message::kAutomaticFieldsHint},
    {"w:instrText", message::kAutomaticFields, message::kAutomaticFieldsHint},
    {"w:sym", message::kSymbols, message::kSymbolsHint},
    {"w:footnoteReference", message::kSymbols, message::kSymbolsHint},
    {"w:endnoteReference", message::kSymbols, message::kSymbolsHint},
};

class Checker {
 public:
  Checker(const Form& form, const StyleSheet* styles) : form_(form), styles_(styles) {}

  // `list`: of the table row around, if any.
  Status Check(const pugi::xml_node& parent, const std::string& list) {
    for (const pugi::xml_node& child : parent.children()) {
      Status status = Known(child);
      if (status && Is(child, "w:p")) {
        status = Paragraph(child, list);
      }
      if (status) status = Check(child, Is(child, "w:tr") ? ListOfRow(child) : list);
      if (!status) return status;
    }
    return {};
  }

  Status Unknown() const {
    if (unknown_.empty()) return {};
    return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kUnknownPlaces), fmt::join(unknown_, "、")),
                form_.file, fmt::format(fmt::runtime(message::kUnknownPlacesHint), Declared()));
  }

 private:
  Status Refuse(const char* what, const char* hint) const {
    return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kUnprintable), what), form_.file, hint);
  }

  // What a page cannot show would be missing from one of the two prints. Only the text is a page: headers are not.
  Status Known(const pugi::xml_node& node) const {
    if (styles_ == nullptr) return {};
    for (const Unprintable& one : kUnprintable) {
      if (Is(node, one.element)) return Refuse(one.what, one.hint);
    }
    if (Is(node, "w:p") && styles_->Paragraph(node).numbered) {
      return Refuse(message::kNumbering, message::kNumberingHint);
    }
    return {};
  }

  Status Paragraph(const pugi::xml_node& paragraph, const std::string& list) {
    const ParagraphText text(paragraph);
    const auto places = FindPlaceholders(text.text());
    if (!places) {
      Error error = places.error();
      error.where = form_.file;
      return Fail(std::move(error));
    }
    for (const Placeholder& place : *places) {
      if (!IsDeclared(place)) {
        unknown_.insert(place.written);
      } else if (!place.list.empty() && list.empty()) {
        return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kListOutsideRow), place.written), form_.file,
                    message::kListOutsideRowHint);
      } else if (!place.list.empty() && place.list != list) {
        return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kMixedRow), list, place.list), form_.file,
                    message::kMixedRowHint);
      }
    }
    return {};
  }

  bool IsDeclared(const Placeholder& place) const {
    const FormList* list = place.list.empty() ? nullptr : form_.List(place.list);
    if (!place.list.empty() && list == nullptr) return false;
    const FormField* field = FindField(list == nullptr ? form_.fields : list->columns, place.name);
    if (field == nullptr) return false;
    const auto& choices = field->choices;
    return place.choice.empty() || std::find(choices.begin(), choices.end(), place.choice) != choices.end();
  }

  std::string Declared() const {
    std::vector<std::string> names;
    for (const FormField& field : form_.fields) names.push_back("{" + field.name + "}");
    for (const FormList& list : form_.lists) {
      for (const FormField& column : list.columns) names.push_back("{" + list.name + "." + column.name + "}");
    }
    return fmt::format("{}", fmt::join(names, " "));
  }

  const Form& form_;
  const StyleSheet* styles_;
  std::set<std::string> unknown_;
};

}  // namespace

Status CheckTemplate(const Form& form) {
  auto styles = StyleSheet::Read(form);
  if (!styles) return Fail(styles.error());
  for (const auto& [name, bytes] : form.docx.parts) {
    if (!IsFilledPart(name)) continue;
    pugi::xml_document document;
    if (Status status = ParsePart(bytes, form.file, document); !status) return status;
    const bool is_text = name == kDocumentPart;
    if (is_text && !document.child("w:document").child("w:body")) {
      return Fail(ErrorCode::kPolicy, message::kBrokenTemplate, form.file, message::kBrokenTemplateHint);
    }
    Checker checker(form, is_text ? &*styles : nullptr);
    if (Status status = checker.Check(document, {}); !status) return status;
    if (Status status = checker.Unknown(); !status) return status;
  }
  return {};
}

}  // namespace shouwang::forms
